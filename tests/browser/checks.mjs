// What axe-core and html-validate find, as lines for people.
import axe from 'axe-core';
import { HtmlValidate } from 'html-validate';

/** The rule about colours, which takes axe longer than all others. */
const COLOURS = 'color-contrast';

/** Runs axe with all rules, with that about colours alone, or with all others. Returns what it found, one line each. */
export async function violations(page, which) {
    const options = { resultTypes: ['violations'] };
    if (which === 'colours') options.runOnly = [COLOURS];
    // `target-size` is part of WCAG 2.2 AA, but not of what axe does by itself.
    else options.rules = { 'target-size': { enabled: true }, [COLOURS]: { enabled: which !== 'without colours' } };
    if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
    const results = await page.evaluate((given) => globalThis.axe.run(document, given), options);
    return results.violations.flatMap(({ id, help, nodes }) =>
        nodes.map((node) => `${id}: ${help}: ${node.html.slice(0, 160)} ${node.failureSummary.replace(/\s+/g, ' ')}`));
}

const validator = new HtmlValidate({
    extends: ['html-validate:recommended', 'html-validate:document'],
    rules: {
        // Space at the end of a line is what templates leave; it weighs nothing once compressed.
        'no-trailing-whitespace': 'off',
        // Titles are those of practices, as their institutions wrote them.
        'long-title': 'off',
        // A French space before punctuation is a character of its own, and typed as such.
        'no-raw-characters': 'error',
        // A parameter that may be repeated has one name: check boxes of a filter, hidden fields that keep what is set.
        'form-dup-name': 'off',
        'no-inline-style': 'error',
        // The service's own files are named by their hash.
        'require-sri': ['error', { target: 'crossorigin' }],
    },
});

/** Returns what is wrong with the HTML, one line each; `rules` are set for this text alone. */
export async function faults(html, rules = {}) {
    const report = await validator.validateString(html, { rules });
    return report.results.flatMap(({ messages }) =>
        messages.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId}: ${message}`));
}
