// From end to end: an editor makes the framework document and freezes it, and everyone reads it.
import { call, logIn } from './api.mjs';
import { bothWays, enter, follow, press, shared, test } from './story.mjs';
import { expect } from './test.mjs';
import { say } from './texts.mjs';

const SUMMARY = 'Lo esencial en dos frases. La segunda dice más.';
const RIGHT = '978-0-306-40615-7';
const WRONG = '978-0-306-40615-8';

bothWays((javaScriptEnabled) => {
    test('an editor makes the framework document, freezes it, and everyone reads it', async ({ computer }) => {
        const { address, accounts } = shared();
        const title = `Documento marco ${javaScriptEnabled ? 'con' : 'sin'} guiones`;
        const page = await computer(shared(), 'es');
        const main = page.getByRole('main');
        const go = (id, part) => main.getByRole('link', { name: `${say('es', id)} : ${say('es', part)}`, exact: true }).click();
        await enter(page, accounts.editor, 'es');
        await page.goto('/es/desk');
        await page.getByRole('navigation', { name: say('es', 'desk-nav') }).getByRole('link', { name: say('es', 'edesk-title') }).click();
        await follow(page, 'es', 'edesk-new');
        await page.locator('#title-es').fill(title);
        await page.locator('#title-en').fill('Framework document');
        await page.locator('#language-en').check();
        await press(page, 'es', 'edesk-create');
        await expect(page.getByRole('status').first()).toHaveText(say('es', 'flash-edition-made'));
        await expect(main.getByRole('heading', { level: 1 })).toHaveText(title);
        const id = page.url().split('/').pop();

        await main.getByRole('link', { name: `Español : ${say('es', 'edesk-part-summary')}`, exact: true }).click();
        if (javaScriptEnabled) await expect(page.locator('textarea[data-rich]:visible')).toHaveCount(0, { timeout: 20_000 });
        await page.locator('#text-rich, #text:visible').first().click();
        await page.keyboard.type(SUMMARY);
        await press(page, 'es', 'edesk-save-back');
        await expect(main.getByText(say('es', 'edesk-state-missing')).first()).toBeVisible();

        await go('edesk-imprint-link', 'edesk-imprint');
        await press(page, 'es', 'edesk-isbn-add');
        await page.locator('#imprint-isbns-0-isbn').fill(WRONG);
        await page.locator('#imprint-symbol').fill('SP/Di No. 4-26');
        await press(page, 'es', 'edesk-save');
        await expect(page.locator('#imprint-isbns-0-isbn-fault')).toContainText('dígito de control');
        await expect(page.locator('#imprint-symbol')).toHaveValue('SP/Di No. 4-26');
        await page.locator('#imprint-isbns-0-isbn').fill(RIGHT);
        await press(page, 'es', 'edesk-save');

        await go('edesk-practices-link', 'edesk-practices-title');
        const titles = main.locator('.outline').first().locator('label[for^="in-"]');
        await expect(titles.first()).toBeVisible();
        const [first, second] = await titles.allTextContents();
        await main.getByRole('button', { name: `${say('es', 'move-down')} ${first}` }).first().click();
        await expect(titles.first()).toHaveText(second);
        await main.getByRole('button', { name: say('es', 'edesk-save'), exact: true }).first().click();

        await follow(page, 'es', 'edesk-freeze-button');
        await press(page, 'es', 'edesk-freeze-button');
        await expect(page.locator('#sure-fault')).toHaveText(say('es', 'edesk-sure-fault'));
        // Other stories freeze and publish meanwhile: the next number is given, and a new summary is confirmed again.
        for (let status = 0, attempt = 0; status !== 303 && attempt < 3; attempt += 1) {
            await page.locator('#number').fill('');
            await page.locator('#sure').check();
            const answered = page.waitForResponse((response) => response.request().method() === 'POST', { timeout: 30_000 });
            await press(page, 'es', 'edesk-freeze-button');
            status = (await answered).status();
            await page.waitForLoadState();
        }
        await expect(page.getByRole('status').first()).toHaveText(say('es', 'flash-edition-frozen'), { timeout: 20_000 });

        const edition = await call(address, `/editions/${id}`);
        expect(edition.state).toBe('frozen');
        expect(edition.parts.find((part) => part.part === 'summary').texts.es.text.trim()).toBe(SUMMARY);
        expect(edition.imprint.isbns[0].isbn).toBe(RIGHT);
        const { chapters } = await call(address, `/editions/${id}/entries`, { token: await logIn(address, accounts.editor) });
        expect(chapters[0].entries.slice(0, 2).map((entry) => entry.title)).toEqual([second, first]);
        const reader = await computer(shared(), 'es');
        await reader.goto(`/es/editions/${id}`);
        await expect(reader.getByRole('main')).toContainText(title);
        await expect(reader.getByRole('main')).not.toContainText(say('es', 'editions-prepare'));
    });
});
