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
    return { path: `/es/work/${id}/edit?group=identity`, copy };
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
