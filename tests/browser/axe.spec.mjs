// axe-core finds nothing on any page, light or dark, narrow or wide, and no page scrolls sideways at 320 px, which is
// also 1280 px at a zoom of 400 %.
import axe from 'axe-core';

import { LANGUAGES, PAGES } from './pages.mjs';
import { expect, expectNoSidewaysScrolling, open, test } from './test.mjs';

const HEIGHT = 900;

/** Runs axe with all its rules. Returns what it found, one line each. */
async function violations(page, rules = {}) {
    const options = {
        resultTypes: ['violations'],
        // Part of WCAG 2.2 AA, but not of what axe does by itself.
        rules: { 'target-size': { enabled: true }, ...rules },
    };
    const results = await page.evaluate((given) => globalThis.axe.run(document, given), options);
    return results.violations.flatMap(({ id, help, nodes }) =>
        nodes.map((node) => `${id}: ${help}: ${node.html.slice(0, 160)} ${node.failureSummary.replace(/\s+/g, ' ')}`));
}

for (const one of PAGES) {
    test(`${one.name} is accessible in light and dark, at 320 and 1440 px`, async ({ page }) => {
        await page.setViewportSize({ width: 320, height: HEIGHT });
        await open(page, one, 'es');
        await page.evaluate(axe.source);
        for (const width of [320, 1440]) {
            await page.setViewportSize({ width, height: HEIGHT });
            await expectNoSidewaysScrolling(page);
            for (const colorScheme of ['light', 'dark']) {
                await page.emulateMedia({ colorScheme });
                expect.soft(await violations(page), `axe at ${width} px, ${colorScheme}`).toEqual([]);
            }
        }
    });

    for (const language of LANGUAGES.slice(1)) {
        test(`${one.name} is accessible in ${language}, at 320 px`, async ({ page }) => {
            await page.setViewportSize({ width: 320, height: HEIGHT });
            await open(page, one, language);
            await page.evaluate(axe.source);
            await expectNoSidewaysScrolling(page);
            // Colours are the same in every language, and take axe longer than all else.
            expect(await violations(page, { 'color-contrast': { enabled: false } })).toEqual([]);
        });
    }
}
