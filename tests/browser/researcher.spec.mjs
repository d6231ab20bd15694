// What a researcher does: search, narrow, read, compare, cite, follow; in each language, with JavaScript and without.
import { LANGUAGES } from './pages.mjs';
import { expect, facts, test } from './test.mjs';
import { say } from './texts.mjs';

const search = (page) => page.getByRole('search').locator('[name=q]');
const hits = (page) => page.locator('ol.entries > li');
const filters = (page) => page.locator('form.margin');

/** Ticks a value of a filter, opening the list that holds it if that is closed. */
async function tick(page, name, value) {
    const box = filters(page).locator(`[name=${name}][value=${value}]`);
    for (const summary of await filters(page).locator('details:not([open])', { has: box }).locator('> summary').all()) {
        await summary.click();
    }
    await box.check();
}

/** What the API answers to the same question. */
async function answered(request, query) {
    const response = await request.get(`/api/v1/search?${new URLSearchParams(query)}`);
    expect(response.status()).toBe(200);
    return response.json();
}

/** Opens the home page and searches for a question. */
async function ask(page, language, question = facts().question) {
    await page.goto(`/${language}/`);
    await search(page).fill(question);
    await page.getByRole('search').getByRole('button', { name: say(language, 'search-button') }).click();
    await expect(page).toHaveURL(new RegExp(`/${language}/search\\?q=`));
}

/** Fails unless the list shows just these hits, in this order. */
async function expectHits(page, items) {
    await expect(hits(page).locator('h2 a')).toHaveText(items.map(({ title }) => title));
}

for (const javaScriptEnabled of [true, false]) {
    for (const language of LANGUAGES) {
        const how = `in ${language}, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`;
        test.describe(how, () => {
            test.use({ javaScriptEnabled, locale: language });

            test('a researcher finds practices and narrows them by country', async ({ page, request }) => {
                await ask(page, language);
                const all = await answered(request, { q: facts().question, lang: language });
                await expect(page.getByRole('heading', { level: 1 })).toContainText(String(all.total));
                await expectHits(page, all.items);
                await tick(page, 'country', 'CO');
                await filters(page).getByRole('button').click();
                await expect(page).toHaveURL(/[?&]country=CO/);
                const some = await answered(request, { q: facts().question, lang: language, country: 'CO' });
                expect(some.total).toBeLessThan(all.total);
                await expectHits(page, some.items);
                await page.locator('.pills a').click();
                await expectHits(page, all.items);
            });

            test('a researcher reads a practice with its hits marked, and cites it', async ({ page, request }) => {
                await ask(page, language);
                const [first] = (await answered(request, { q: facts().question, lang: language })).items;
                await hits(page).first().getByRole('link').first().click();
                await expect(page.getByRole('heading', { level: 1 })).toHaveText(first.title);
                await expect(page.locator('article mark').first()).toBeVisible();
                await expect(page.locator('.cite')).toContainText(first.title);
                for (const [ending, sign] of [['bib', /^@\w+\{/], ['ris', /^TY {2}- /], ['json', /"title"/]]) {
                    const link = page.locator(`a[href*="cite.${ending}"]`);
                    const response = await request.get(await link.getAttribute('href'));
                    expect(await response.text()).toMatch(sign);
                }
            });

            test('a researcher puts two practices side by side, and takes one away', async ({ page, request }) => {
                await ask(page, language);
                const { items } = await answered(request, { q: facts().question, lang: language });
                for (const { section_id: id } of items.slice(0, 2)) {
                    await page.locator(`[name=section][value="${id}"]`).check();
                }
                await page.locator('form[action$="/compare"] button[type=submit]').click();
                await expect(page).toHaveURL(new RegExp(`/${language}/compare\\?section=`));
                for (const { title } of items.slice(0, 2)) {
                    await expect(page.getByRole('columnheader').filter({ hasText: title })).toBeVisible();
                }
            });

            test('a researcher follows a question by a feed', async ({ page, request }) => {
                await ask(page, language, 'salud');
                const feed = page.getByRole('main').locator('a[href*=".atom"]').first();
                const response = await request.get(await feed.getAttribute('href'));
                expect(response.headers()['content-type']).toContain('application/atom+xml');
                const { items } = await answered(request, { q: 'salud', lang: language });
                for (const { section_id: id } of items) expect(await response.text()).toContain(id);
            });

            test('a reader changes the language and stays on the page', async ({ page }) => {
                await page.goto(`/${language}/search?q=salud&country=CO`);
                for (const other of LANGUAGES) {
                    await page.locator(`.langs [lang=${other}]`).click();
                    await expect(page).toHaveURL(new RegExp(`/${other}/search\\?q=salud&country=CO$`));
                    await expect(page.locator('html')).toHaveAttribute('lang', other);
                }
            });
        });
    }
}

test('the way back from a practice leads to the list as it was narrowed', async ({ page }) => {
    await ask(page, 'es');
    await tick(page, 'country', 'CO');
    await filters(page).getByRole('button').click();
    await expect(page).toHaveURL(/[?&]country=CO/);
    const narrowed = page.url();
    await hits(page).first().getByRole('link').first().click();
    await page.getByRole('link', { name: say('es', 'practice-back') }).click();
    await expect(page).toHaveURL(narrowed);
});

test('a page that is opened again looks the same', async ({ page }) => {
    const look = () => page.locator('h1').evaluate((heading) => getComputedStyle(heading).fontFamily);
    const path = `/es/practices/${facts().practice}`;
    await page.goto(path);
    const first = await look();
    // The browser asks whether what it has kept is still current.
    await page.goto('/es/help');
    await page.goto(path);
    expect(await look()).toBe(first);
});

test('a practice is printed as a report, with its facts and citation and without controls', async ({ page }) => {
    await page.goto(`/es/practices/${facts().practice}`);
    await page.emulateMedia({ media: 'print' });
    for (const kept of ['h1', 'article', '.facts', '.cite']) await expect(page.locator(kept).first()).toBeVisible();
    for (const left of ['.nav', '.langs', 'button']) {
        for (const control of await page.locator(left).all()) await expect(control).toBeHidden();
    }
});

test('a newer version is pointed out to whoever reads an earlier one', async ({ page }) => {
    const { revised } = facts();
    await page.goto(`/es/practices/${revised}?version=1`);
    await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', /noindex/);
    await page.getByRole('main').locator(`a[href$="/practices/${revised}"]`).first().click();
    await expect(page.locator('article, .lede').first()).toBeVisible();
    await expect(page.locator('.lede')).toContainText('Se añadieron datos.');
});
