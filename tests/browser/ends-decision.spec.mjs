// From end to end: editors ask for changes, the author makes them, and everyone reads what was approved.
import {
    PRACTICE, author, bothWays, box, enter, institution, label, press, section, shared, submit, test, write,
} from './story.mjs';
import { expect } from './test.mjs';
import { signIn } from './signing-in.mjs';
import { say } from './texts.mjs';

const WISHES = { summary: 'Diga em que rio fica.', results: 'Em que ano?\nCite o registro.' };
const ANSWERS = { summary: 'Um balcão do ministério atende às terças no cais do rio Negro.', results: 'Em 2024 foram atendidas 640 famílias, segundo o registro.' };

/** Says what to change in a field of the section that is shown. */
async function ask(page, field, text) {
    const id = `#reasons-practice-${field}`;
    await page.locator('details.say', { has: page.locator(id) }).locator('summary').focus();
    await page.keyboard.press('Enter');
    await page.locator(id).focus();
    await page.keyboard.type(text);
}

bothWays((javaScriptEnabled) => {
    test('an editor asks for changes, the author makes them, and the approved text is what everyone reads', async ({ computer }) => {
        const to = await institution(shared(), javaScriptEnabled ? 'CAIS' : 'CAIX');
        const ana = await author(shared(), { name: 'Rita Sousa', language: 'pt', to });
        const title = `Balcão do cais (${to})`;
        const id = await section(shared(), ana, { to, language: 'pt', practice: { title } });
        await submit(shared(), ana, id);

        const desk = await computer(shared(), 'pt');
        await signIn(desk, shared().accounts.editor, 'pt');
        await desk.goto('/pt/desk');
        await desk.getByRole('link', { name: title }).first().click();
        for (const [field, text] of Object.entries(WISHES)) await ask(desk, field, text);
        await desk.getByRole('radio', { name: say('pt', 'desk-request-changes') }).check();
        await desk.getByLabel(say('pt', 'desk-message')).fill('Falta dizer onde e quando.');
        await press(desk, 'pt', 'desk-send-decision');
        await expect(desk.getByRole('status')).toHaveText(say('pt', 'flash-changes-requested'));

        const page = await computer(shared(), 'pt');
        await enter(page, ana, 'pt');
        await page.goto('/pt/work');
        await page.getByRole('link', { name: title }).click();
        await expect(page.getByRole('main')).toContainText('Falta dizer onde e quando.');
        for (const [field, text] of Object.entries(ANSWERS)) {
            await page.getByRole('main').getByRole('link', { name: label('pt', field), exact: true }).click();
            const asked = page.locator('.field', { has: page.locator(`#practice-${field}`) });
            await expect(asked).toContainText(say('pt', 'edit-asked'));
            for (const line of WISHES[field].split('\n')) await expect(asked).toContainText(line);
            await write(page, field, text);
            await press(page, 'pt', 'edit-save-tasks');
        }
        await page.getByRole('main').getByRole('link', { name: say('pt', 'overview-go-on') }).click();
        await expect(box(page, 'summary')).toContainText(javaScriptEnabled ? ANSWERS.summary : /.*/);
        await press(page, 'pt', 'edit-version-title');
        await page.getByRole('main').getByRole('button', { name: /2/ }).click();
        await page.getByRole('main').getByRole('link', { name: say('pt', 'overview-submit-button') }).click();
        await page.getByRole('main').getByRole('button', { name: /2/ }).click();
        await expect(page.getByRole('status')).toHaveText(say('pt', 'flash-submitted'));

        await desk.goto('/pt/desk');
        await desk.getByRole('link', { name: title }).first().click();
        const changes = desk.getByRole('region', { name: say('pt', 'desk-changes-title').split('{')[0] });
        await expect(changes).toContainText('rio Negro');
        await expect(changes).toContainText(WISHES.summary);
        await expect(changes.locator('del').first()).toBeVisible();
        await desk.getByRole('radio', { name: say('pt', 'desk-approve'), exact: true }).check();
        await desk.getByLabel(say('pt', 'desk-maturity')).selectOption('promising');
        await press(desk, 'pt', 'desk-send-decision');
        await expect(desk.getByRole('status')).toHaveText(say('pt', 'flash-approved-and-published'));
        await desk.getByRole('link', { name: title }).first().click();
        const address = await desk.getByRole('link', { name: say('pt', 'desk-to-published') }).getAttribute('href');

        const reader = await computer(shared(), 'pt');
        await reader.goto(address);
        await expect(reader.getByRole('heading', { level: 1 })).toHaveText(title);
        for (const text of Object.values(ANSWERS)) await expect(reader.getByRole('main')).toContainText(text);
        await expect(reader.getByRole('main')).not.toContainText(PRACTICE.results);
    });
});
