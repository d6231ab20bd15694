// From end to end, on a demonstration of their own: what changes it for everyone, or ends it.
import { accounts, dataFolder, start } from './demo.mjs';
import {
    GROUPS, PRACTICE, add, author, bothWays, box, enter, fillIn, follow, institution, press, read, section, submit, test, write,
} from './story.mjs';
import { expect } from './test.mjs';
import { signIn } from './signing-in.mjs';
import { say } from './texts.mjs';

const START_MS = 120_000;
let service;
let running;

// One after the other: one of them adds a field to every form, another one kills the program.
test.describe.configure({ mode: 'default' });

test.beforeAll(async () => {
    test.setTimeout(START_MS);
    const folder = dataFolder();
    running = await start('demo', folder);
    service = { address: running.address, folder, accounts: accounts(folder) };
});

test.afterAll(() => running?.stop());

/** The names of the new field, by language. */
const FIELD = { es: 'Puertos atendidos', en: 'Ports served', pt: 'Portos atendidos', fr: 'Ports desservis' };

test('an administrator adds a field, which is then in the form, on the page and in comparisons', async ({ computer }) => {
    const to = await institution(service, 'PUERTO');
    const ana = await author(service, { name: 'Nidia Mar', language: 'es', to });
    const title = 'Lancha de trámites';
    const id = await section(service, ana, { to, language: 'es', practice: { title } });

    const office = await computer(service, 'es');
    await signIn(office, service.accounts.administrator, 'es');
    await office.getByRole('navigation').getByRole('link', { name: say('es', 'nav-administration') }).click();
    await follow(office, 'es', 'admin-nav-compendium');
    await follow(office, 'es', 'template-title');
    const facts = office.getByRole('region', { name: 'Datos', exact: false }).first();
    await facts.getByRole('link', { name: say('es', 'field-add') }).click();
    for (const [language, name] of Object.entries(FIELD)) await office.locator(`[name="/x-label/${language}"]`).fill(name);
    await office.locator('[name="/x-help/es"]').fill('Los muelles en que para la lancha.');
    await expect(office.getByRole('radio', { name: say('es', 'field-kind-text') })).toBeChecked();
    await press(office, 'es', 'field-create');
    await expect(office.getByRole('status')).toBeVisible();
    await expect(office.getByRole('link', { name: FIELD.es })).toBeVisible();

    const page = await computer(service, 'es');
    await enter(page, ana, 'es');
    await page.goto(`/es/work/${id}/edit?group=facts`);
    const field = page.getByRole('textbox', { name: FIELD.es });
    await expect(field).toHaveAccessibleDescription('Los muelles en que para la lancha.');
    await field.focus();
    await page.keyboard.type('Leticia y Puerto Nariño');
    await press(page, 'es', 'edit-version-title');
    await page.getByRole('main').getByRole('button', { name: /2/ }).click();
    await submit(service, ana, id);

    const desk = await computer(service, 'es');
    await signIn(desk, service.accounts.editor, 'es');
    await desk.goto(`/es/desk/${id}`);
    await expect(desk.getByRole('article')).toContainText(PRACTICE.results);
    const shown = desk.getByRole('main').locator('dl.facts > div', { hasText: FIELD.es });
    await expect(shown).toContainText('Leticia y Puerto Nariño');
    await desk.getByRole('radio', { name: say('es', 'desk-approve'), exact: true }).check();
    await press(desk, 'es', 'desk-send-decision');
    await expect(desk.getByRole('status')).toHaveText(say('es', 'flash-approved-and-published'));
    await page.goto(`/es/work/${id}/compare?from=1&to=2`);
    await expect(page.getByRole('main').getByRole('heading', { name: FIELD.es })).toBeVisible();

    const reader = await computer(service, 'es');
    await reader.goto(`/es/practices/${id}`);
    await expect(reader.getByRole('main').locator('dl.facts > div', { hasText: FIELD.es })).toContainText('Leticia y Puerto Nariño');
    const { items } = await (await reader.request.get('/api/v1/search?limit=1&q=salud')).json();
    await reader.goto(`/es/compare?section=${id}&section=${items[0].section_id}`);
    const row = reader.getByRole('row', { name: new RegExp(`^${FIELD.es}`) });
    await expect(row.getByRole('cell')).toHaveText(['Leticia y Puerto Nariño', say('es', 'compare-not-stated')]);
});

bothWays((javaScriptEnabled) => {
    test('what the README tells a new user to do is done with pages alone', async ({ computer }) => {
        const title = `Trámites consulares por barco en el río ${javaScriptEnabled ? 'Atrato' : 'Baudó'}`;
        const page = await computer(service, 'en');
        const main = page.getByRole('main');
        await page.goto(service.address);
        await expect(page).toHaveURL(/\/en\//);
        await page.getByRole('link', { name: say('en', 'nav-sign-in'), exact: true }).click();
        await main.locator(`button[value="${service.accounts.author.email}"]`).click();
        await page.goto('/en/work');
        await follow(page, 'en', 'work-new-link');
        await page.getByLabel(say('en', 'new-title-label')).focus();
        await page.keyboard.type(title);
        const chapter = page.getByLabel(say('en', 'place-chapter'), { exact: true });
        await chapter.selectOption(await chapter.locator('option', { hasText: /consular/i }).first().getAttribute('value'));
        await page.getByLabel(say('en', 'place-language'), { exact: true }).selectOption('es');
        await press(page, 'en', 'new-button');
        const id = /work\/([0-9a-f-]+)/.exec(page.url())[1];

        await page.goto(`/en/work/${id}/submit`);
        await expect(page.locator('#lacking')).toBeVisible();
        await expect(main).toContainText(say('en', 'submit-not-yet'));
        await page.locator('#lacking a').first().click();
        const { title: _, ...others } = { ...PRACTICE, success_factors: [{ factor: 'Las autoridades del pueblo avisan a la gente' }] };
        await page.goto(`/en/work/${id}/edit`);
        for (const group of GROUPS) {
            await fillIn(page, group, others);
            await press(page, 'en', 'edit-save-next');
        }
        await follow(page, 'en', 'attachments-continue');
        await page.locator('#body-rich, #body:visible').first().click();
        await page.keyboard.type('El barco para en nueve pueblos.');
        await press(page, 'en', 'edit-save-next');
        await main.getByRole('button', { name: /2/ }).click();
        await follow(page, 'en', 'overview-submit-button');
        await main.getByRole('button', { name: /2/ }).click();
        await expect(page.getByRole('status')).toHaveText(say('en', 'flash-submitted'));

        const desk = await computer(service, 'en');
        await signIn(desk, service.accounts.editor, 'en');
        await desk.goto('/en/desk');
        await desk.getByRole('link', { name: title }).first().click();
        await desk.getByRole('radio', { name: say('en', 'desk-approve'), exact: true }).check();
        await desk.getByLabel(say('en', 'desk-maturity')).selectOption('promising');
        await desk.getByLabel(say('en', 'desk-message')).fill('Gracias, muy claro.');
        await press(desk, 'en', 'desk-send-decision');
        await expect(desk.getByRole('status')).toHaveText(say('en', 'flash-approved-and-published'));

        const reader = await computer(service, 'es');
        const found = reader.getByRole('main').getByRole('link', { name: title });
        await expect(async () => {
            await reader.goto('/es/');
            await reader.getByRole('search').locator('[name=q]').fill('tramite consular barcos');
            await reader.keyboard.press('Enter');
            await expect(found).toBeVisible({ timeout: 1000 });
        }).toPass();
        await found.click();
        await expect(reader.getByRole('heading', { level: 1 })).toHaveText(title);
        await expect(reader.getByRole('main')).toContainText('El barco para en nueve pueblos.');
        await expect(reader.getByRole('main')).toContainText(PRACTICE.results);
    });
});

/** Kills the program, and starts it again where it was. */
const kill = () => running.kill();
async function startAgain() {
    running = await start('demo', service.folder, new URL(service.address).port);
}

test.describe('the program is killed', () => {
    const TYPED = 'Antes de la caída';
    const MORE = ' y después de ella.';

    const authors = [];
    const to = 'caida-co';

    // A program that was killed sends no mail for a minute after it was started again: nobody else may.
    test.beforeAll(async () => {
        await institution(service, 'CAIDA');
        for (const name of ['Clara Luz', 'Clara Sol', 'Clara Paz']) authors.push(await author(service, { name, language: 'es', to }));
    });

    test('while somebody types: the page says so, goes on, and nothing is lost', async ({ computer, quiet }) => {
        const [ana] = authors;
        const id = await section(service, ana, { to, language: 'es', practice: { title: 'Escrita en una caída' } });
        const page = await computer(service, 'es');
        await enter(page, ana, 'es');
        await page.goto(`/es/work/${id}/edit?group=results`);
        await write(page, 'results', TYPED);
        await kill();
        const status = page.locator('[data-autosave-status]');
        await expect(status).toHaveText(say('es', 'editor-paused'));
        await add(page, 'results', MORE);
        await startAgain();
        await expect(status).toHaveText(/^Guardado a las/, { timeout: 30_000 });
        await page.reload();
        await expect(box(page, 'results')).toHaveText(TYPED + MORE);
        expect(quiet.splice(0).filter((error) => !/ERR_CONNECTION_(REFUSED|RESET)|ERR_EMPTY_RESPONSE/.test(error))).toEqual([]);
        expect((await read(service, ana, id)).practice.results, 'no version was made of it').toBe(PRACTICE.results);
    });

    test('while somebody presses a button: the page stays with all that was typed, and the button works later', async ({ computer, quiet }) => {
        const [,, ana] = authors;
        const id = await section(service, ana, { to, language: 'es', practice: { title: 'Escrita ante un botón' } });
        const page = await computer(service, 'es');
        await enter(page, ana, 'es');
        await page.goto(`/es/work/${id}/edit?group=results`);
        await write(page, 'results', TYPED);
        await kill();
        await press(page, 'es', 'edit-save-next');
        const status = page.locator('[data-autosave-status]');
        await expect(status).toHaveText(say('es', 'editor-unsent'));
        await expect(page).toHaveURL(/group=results$/);
        await expect(box(page, 'results')).toHaveText(TYPED);
        await startAgain();
        await expect(status).toHaveText(/^Guardado a las/, { timeout: 30_000 });
        await press(page, 'es', 'edit-save-next');
        await expect(page).not.toHaveURL(/group=results$/);
        // Whoever goes back finds it, and what the service has is what is shown.
        await page.goBack();
        await expect(box(page, 'results')).toHaveText(TYPED);
        await expect(status).toHaveText(/^Guardado a las/);
        expect(quiet.splice(0).filter((error) => !/ERR_CONNECTION_(REFUSED|RESET)|ERR_EMPTY_RESPONSE/.test(error))).toEqual([]);
    });

    test.describe('without JavaScript', () => {
        test.use({ javaScriptEnabled: false });

        test('while somebody types: sending the form again is enough', async ({ computer, quiet }) => {
            const [, ana] = authors;
            const id = await section(service, ana, { to, language: 'es', practice: { title: 'Escrita en otra caída' } });
            const page = await computer(service, 'es');
            await enter(page, ana, 'es');
            await page.goto(`/es/work/${id}/edit?group=results`);
            await write(page, 'results', TYPED);
            await kill();
            await press(page, 'es', 'edit-save-next');
            await expect(page).toHaveURL(/chrome-error/);
            await startAgain();
            await page.reload();
            quiet.splice(0);
            await page.goto(`/es/work/${id}/edit?group=results`);
            await expect(box(page, 'results')).toHaveValue(TYPED);
        });
    });
});
