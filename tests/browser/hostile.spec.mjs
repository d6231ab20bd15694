// What people type by mistake, and what others send on purpose, gives a page with a sentence, and nothing breaks.
import { expect, expectNoSidewaysScrolling, facts, signedInAs, test } from './test.mjs';

const LONG_WORD = 'desinstitucionalización'.repeat(14).slice(0, 300);
const SCRIPT = '<script>document.title="taken"</script><img src=x onerror="document.title=\'taken\'">';

/** Opens an address that something is wrong with, and checks that a page answers it with words. */
async function expectSentence(page, path, allowed) {
    const response = await page.goto(path);
    expect(allowed, `status of ${path}`).toContain(response.status());
    expect(response.headers()['content-type']).toMatch(/^text\/html/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/\p{L}{3}/u);
    await expect(page.getByRole('main')).toHaveText(/(\p{L}+[^\p{L}]+){6}/u);
    await expect(page.getByRole('navigation').first()).toBeVisible();
}

test.use({ viewport: { width: 320, height: 800 } });

test('an address without a page says so, and offers a search', async ({ page }) => {
    await expectSentence(page, '/es/nada/por/aqui', [404]);
    await page.getByRole('search').locator('[name=q]').fill('salud');
    await page.getByRole('search').getByRole('button').click();
    await expect(page).toHaveURL(/\/es\/search\?q=salud/);
});

test('an unsupported language is an unknown address, told in the reader\'s own', async ({ page }) => {
    await expectSentence(page, '/de/', [404]);
    await expect(page.locator('html')).toHaveAttribute('lang', 'es');
});

for (const id of ['01890000-0000-7000-8000-000000000000', 'x', '%00', '..%2F..%2Fapi', '%ff', 'a'.repeat(300)]) {
    test(`an unknown practice is said to be unknown: ${id.slice(0, 40)}`, async ({ page }) => {
        await expectSentence(page, `/es/practices/${id}`, [400, 404, 422]);
        await expectNoSidewaysScrolling(page);
    });
}

test('a withdrawn practice is said to be withdrawn, and its text is not shown', async ({ page }) => {
    await expectSentence(page, `/es/practices/${facts().withdrawn}`, [410]);
    await expectNoSidewaysScrolling(page);
    await expect(page.locator('article')).toHaveCount(0);
});

/** Mistakes in addresses, by what may answer them. A mistake is named; only where nothing exists, nothing is found. */
const MISTAKES = new Map([
    [[422], [
        '/search?country=ZZ', '/search?country=Colombia', '/search?theme=nothing', '/search?sort=xyz',
        '/search?limit=-1', '/search?limit=99999999999', '/search?cursor=garbage', '/search?year_from=abc',
        '/search?expand=perhaps',
        `/search?q=${'a%20'.repeat(2500)}`,
        '/practices/PRACTICE?version=abc', '/practices/PRACTICE?version=-1', '/coverage?columns=nothing',
    ]],
    [[400, 422], ['/search?q=%00', '/search?q=%ff%fe', '/search?q=%']],
    [[200, 422], [
        '/search?theme=', '/search?year_from=2025&year_to=1999', '/search?q=%22never%20closed', '/search?q=(((((',
        '/search?q=AND%20OR%20NOT', '/search?q=title:', '/search?q=*', '/search?unknown=1',
        `/search?${'country=CO&'.repeat(200)}`, '/practices/PRACTICE?version=', '/compare?section=PRACTICE',
        `/compare?${'section=PRACTICE&'.repeat(7)}`, '/compare?section=', '/coverage?columns=',
    ]],
    [[200, 404, 410, 422], [
        '/practices/PRACTICE?version=999', '/compare?section=x', '/compare?section=UNKNOWN&section=PRACTICE',
        '/compare?section=WITHDRAWN&section=PRACTICE', '/invitation', '/invitation?token=', '/new-password',
        '/new-password?token=%00',
    ]],
    [[404], ['/countries/ZZ', '/countries/colombia']],
    [[200], ['/sign-in?next=https://example.org/']],
]);

for (const [statuses, paths] of MISTAKES) {
    for (const path of paths) {
        test(`a mistake in the address gets a sentence: ${path.slice(0, 60)}`, async ({ page }) => {
            const { practice, withdrawn, unknown } = facts();
            const ids = { PRACTICE: practice, WITHDRAWN: withdrawn, UNKNOWN: unknown };
            const filled = path.replace(/PRACTICE|WITHDRAWN|UNKNOWN/g, (name) => ids[name]);
            await expectSentence(page, `/es${filled}`, statuses);
            await expectNoSidewaysScrolling(page);
        });
    }
}

test('a word of 300 characters breaks no layout', async ({ page }) => {
    for (const width of [320, 1440]) {
        await page.setViewportSize({ width, height: 800 });
        await expectSentence(page, `/es/search?q=${encodeURIComponent(LONG_WORD)}`, [200, 422]);
        await expectNoSidewaysScrolling(page);
        await expect(page.locator('main [name=q]').first()).toHaveValue(LONG_WORD);
    }
});

test('markup in a question is shown as it was typed, and does nothing', async ({ page }) => {
    await page.goto(`/es/search?q=${encodeURIComponent(SCRIPT)}`);
    await expect(page.locator('main [name=q]').first()).toHaveValue(SCRIPT);
    await expect(page).not.toHaveTitle('taken');
    await expect(page.locator('img[src=x]')).toHaveCount(0);
});

test('a form sent without its token, or with another\'s, changes nothing', async ({ page, context, baseURL }) => {
    await signedInAs(page, 'researcher');
    for (const form of [{}, { csrf_token: 'x'.repeat(43) }]) {
        const response = await context.request.post('/es/sign-out', { form, headers: { Origin: baseURL } });
        expect(response.status()).toBe(403);
    }
    await page.goto('/es/account');
    await expect(page).toHaveURL(/\/es\/account$/);
});
