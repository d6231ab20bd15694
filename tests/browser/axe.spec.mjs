// axe-core finds nothing on any page, light or dark, narrow or wide, and no page scrolls sideways at 320 px, which is
// also 1280 px at a zoom of 400 %.
import { violations } from './checks.mjs';
import { LANGUAGES, PAGES } from './pages.mjs';
import { expect, expectNoSidewaysScrolling, open, test } from './test.mjs';

const NARROW = 320;
const WIDE = 1440;
const resize = (page, width) => page.setViewportSize({ width, height: 900 });

for (const one of PAGES) {
    test(`${one.name} is accessible in light and dark, at ${NARROW} and ${WIDE} px`, async ({ page }) => {
        await open(page, one, 'es');
        for (const width of [NARROW, WIDE]) {
            await resize(page, width);
            await expectNoSidewaysScrolling(page);
            await page.emulateMedia({ colorScheme: 'light' });
            expect.soft(await violations(page, 'all'), `axe at ${width} px, light`).toEqual([]);
            // Nothing but colours depends on the scheme.
            await page.emulateMedia({ colorScheme: 'dark' });
            expect.soft(await violations(page, 'colours'), `axe at ${width} px, dark`).toEqual([]);
        }
    });

    test(`${one.name} is accessible in the other languages, at ${NARROW} px`, async ({ page }) => {
        await resize(page, NARROW);
        for (const language of LANGUAGES.slice(1)) {
            await open(page, one, language);
            await expectNoSidewaysScrolling(page);
            // Nor do colours depend on the language.
            expect.soft(await violations(page, 'without colours'), `axe in ${language}`).toEqual([]);
        }
    });
}
