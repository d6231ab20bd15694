// One person who writes a section in two windows, with the real service.
import { call, logIn } from './api.mjs';
import { expect, facts, signedInAs, test } from './test.mjs';
import { say } from './texts.mjs';

const ADDRESS = () => process.env.ACERVO_ADDRESS;
const TITLE = '#practice-title';
const status = (page) => page.locator('[data-autosave-status]');

/** Enters a draft. Returns the address of its first step, and a function that returns the working copy. */
async function draft(title) {
    const token = await logIn(ADDRESS(), facts().accounts.author);
    const section = {
        compendium: 'framework-document', chapter: 'consular-cooperation', institution: 'mre-co', language: 'es', practice: { title }, body: '',
    };
    const { id } = await call(ADDRESS(), '/sections', { method: 'POST', token, body: section });
    // There is none until the first one was kept, which a story may have to wait for.
    const none = (error) => {
        if (!error.message.includes(': 404 ')) throw error;
        return { practice: {} };
    };
    const copy = () => call(ADDRESS(), `/sections/${id}/working-copy`, { token }).catch(none);
    /** What another window of the same person does. */
    const keep = (summary) => call(ADDRESS(), `/sections/${id}/working-copy`, {
        method: 'PUT', token, body: { base_version: 1, practice: { title, summary }, body: '' },
    });
    return { path: `/es/work/${id}/edit?group=identity`, copy, keep };
}

test('two windows with one text: the later one shows both, and the person chooses', async ({ page, context, quiet }) => {
    const { path, copy } = await draft('Dos ventanas');
    await signedInAs(page, 'author');
    const other = await context.newPage();
    for (const window of [page, other]) await window.goto(path);
    await page.locator(TITLE).fill('De la primera');
    await expect(status(page)).toHaveText(/^Guardado a las/);
    await page.locator(TITLE).fill('De la primera, y más');
    await expect.poll(async () => (await copy()).practice.title).toBe('De la primera, y más');
    await other.locator(TITLE).fill('De la segunda');
    await expect(status(other)).toHaveText(say('es', 'editor-collided'));
    expect((await copy()).practice.title).toBe('De la primera, y más');
    await other.getByRole('button', { name: say('es', 'edit-save-next') }).click();
    await expect(other.getByRole('heading', { name: say('es', 'edit-other-title') })).toBeVisible();
    await expect(other.locator(TITLE)).toHaveValue('De la segunda');
    await expect(other.locator('form#edit')).toContainText('primera, y más');
    await other.getByRole('button', { name: say('es', 'edit-other-keep') }).click();
    await expect(other.getByRole('heading', { name: say('es', 'edit-other-title') })).toHaveCount(0);
    expect((await copy()).practice.title).toBe('De la segunda');
    expect(quiet.splice(0).every((error) => error.endsWith(': 409')), 'nothing but collisions').toBe(true);
});

test('what was just typed is there in another language, and in the working copy', async ({ page }) => {
    const { path, copy } = await draft('Idiomas');
    await signedInAs(page, 'author');
    await page.goto(path);
    await page.locator(TITLE).fill('Recién escrito');
    await page.locator('button[name=switch_language][value=en]').first().evaluate((button) => button.click());
    await expect(page).toHaveURL(/\/en\/work\//);
    await expect(page.locator(TITLE)).toHaveValue('Recién escrito');
    expect((await copy()).practice.title).toBe('Recién escrito');
});

test('a window that goes on after its save was overtaken by leaving and coming back loses nothing', async ({ page }) => {
    const { path, copy } = await draft('Ida y vuelta');
    await signedInAs(page, 'author');
    await page.goto(path);
    await page.locator(TITLE).fill('Antes de irse');
    await page.getByRole('link', { name: say('es', 'edit-version-title') }).first().click();
    await expect.poll(async () => (await copy()).practice.title).toBe('Antes de irse');
    await page.goBack();
    await page.locator(TITLE).fill('Después de volver');
    await expect.poll(async () => (await copy()).practice.title).toBe('Después de volver');
});

test('what could not be saved is saved when one comes back, but never over the text of another window', async ({ page, context, quiet }) => {
    const { path, copy, keep } = await draft('Vuelta sin red');
    const summary = page.locator('#practice-summary');
    /** Leaves with a text that cannot be saved, lets `meanwhile` happen, and comes back. */
    const leave = async (text, meanwhile) => {
        await context.setOffline(true);
        await summary.fill(text);
        await page.locator(TITLE).fill(`Título: ${text}`);
        await expect(status(page)).toHaveText(say('es', 'editor-paused'));
        await page.goto('about:blank');
        await context.setOffline(false);
        await meanwhile();
        await page.goBack();
        await expect(summary).toHaveValue(text);
        await expect(page.locator(TITLE)).toHaveValue(`Título: ${text}`);
    };
    page.on('dialog', (dialog) => dialog.accept());
    await signedInAs(page, 'author');
    await page.goto(path);
    await summary.fill('Uno');
    await expect.poll(async () => (await copy()).practice.summary).toBe('Uno');
    await leave('Uno y dos', () => {});
    await expect.poll(async () => (await copy()).practice.summary).toBe('Uno y dos');
    await leave('Uno, dos y tres', () => keep('De otra ventana'));
    await expect(status(page)).toHaveText(say('es', 'editor-collided'));
    expect((await copy()).practice.summary).toBe('De otra ventana');
    quiet.splice(0);
});
