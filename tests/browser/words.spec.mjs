// What pages say is written for people: no variable without its value, no name of a message, no word for programmers.
import { LANGUAGES, PAGES } from './pages.mjs';
import { address, expect, signedInAs, test } from './test.mjs';
import { ids } from './texts.mjs';

/** What only programs should see, or what a program prints when something is missing. */
const FOREIGN = /\{\s*\$\w+\s*\}|\bAPI\b|\bundefined\b|\bnull\b|\bSome\(|\bNaN\b|\[object/g;
/** An option without a value; in English it is a word that people say. */
const NONE = /\bNone\b/g;

for (const one of PAGES) {
    test(`${one.name} speaks to people`, async ({ page }) => {
        for (const language of LANGUAGES) {
            if (one.role) await signedInAs(page, one.role, language);
            await page.goto(address(one, language));
            await expect(page.locator('html')).toHaveAttribute('lang', language);
            const said = await page.evaluate(() => {
                const named = [...document.querySelectorAll('[aria-label], [title], [alt], [placeholder]')];
                const labels = named.flatMap((element) => ['aria-label', 'title', 'alt', 'placeholder']
                    .map((name) => element.getAttribute(name)));
                return [document.title, document.body.textContent, ...labels].join('\n');
            });
            const none = language === 'en' ? [] : said.match(NONE) ?? [];
            expect.soft([...(said.match(FOREIGN) ?? []), ...none], `in ${language}`).toEqual([]);
            const messages = ids(language).filter((id) => id.includes('-'));
            const words = new Set(said.split(/[\s.,:;()]+/));
            expect.soft(messages.filter((id) => words.has(id)), `names of messages in ${language}`).toEqual([]);
        }
    });
}
