// html-validate finds no error in the HTML of any page, in any language.
import { HtmlValidate } from 'html-validate';

import { LANGUAGES, PAGES, statuses } from './pages.mjs';
import { address, expect, signedInAs, test } from './test.mjs';

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

/** Returns what is wrong with the HTML, one line each. */
async function faults(html) {
    const report = await validator.validateString(html);
    return report.results.flatMap(({ messages }) =>
        messages.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId}: ${message}`));
}

for (const one of PAGES) {
    for (const language of LANGUAGES) {
        test(`${one.name} is valid HTML in ${language}`, async ({ context }) => {
            if (one.role) await signedInAs(await context.newPage(), one.role, language);
            // What the service sends, not what scripts made of it.
            const response = await context.request.get(address(one, language));
            expect(statuses(one), `status of ${response.url()}`).toContain(response.status());
            expect(await faults(await response.text())).toEqual([]);
        });
    }
}
