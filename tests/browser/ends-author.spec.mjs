// From end to end: an invited person uploads a report, completes it and submits it.
import { docx } from './docx.mjs';
import { GROUPS, PRACTICE, bothWays, fillIn, follow, institution, invite, press, read, shared, test } from './story.mjs';
import { expect } from './test.mjs';
import { say } from './texts.mjs';

const TITLE = 'Ventanilla del muelle & "otras" <b>cosas</b>';
const PARAGRAPHS = ['La lancha llega los martes a las siete.', 'El muelle tiene luz desde 2019.'];

bothWays((javaScriptEnabled) => {
    test('somebody who was invited uploads a report in Word, completes the form and submits it', async ({ computer }) => {
        const to = await institution(shared(), javaScriptEnabled ? 'MUELLE' : 'MUELLES');
        const email = `marta@${to}.example`;
        const link = await invite(shared(), { email, role: 'focal_point', language: 'es', to });
        const page = await computer(shared(), 'es');

        await page.goto(link);
        await page.getByLabel(say('es', 'name-label')).focus();
        await page.keyboard.type('Marta Ríos');
        await page.getByLabel(say('es', 'password-label')).focus();
        await page.keyboard.type('unas palabras poco comunes');
        await page.keyboard.press('Enter');
        await expect(page.getByRole('link', { name: 'Marta Ríos' })).toBeVisible();
        await page.getByRole('navigation').getByRole('link', { name: say('es', 'work-title') }).click();

        await follow(page, 'es', 'work-import-link');
        await page.getByLabel(say('es', 'place-chapter'), { exact: true }).selectOption({ index: 2 });
        await page.getByLabel(say('es', 'import-file')).setInputFiles({
            name: 'informe.docx', buffer: docx(TITLE, PARAGRAPHS),
            mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        });
        await press(page, 'es', 'import-button');
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('es', 'imported-title'));
        await expect(page.getByLabel(say('es', 'new-title-label'))).toHaveValue(TITLE);
        await expect(page.getByRole('main')).toContainText('informe.docx');
        await expect(page.getByRole('main')).toContainText(say('es', 'unread-picture'));
        await expect(page.getByRole('article')).toContainText(PARAGRAPHS[1]);
        await press(page, 'es', 'imported-button');

        const { title, ...others } = PRACTICE;
        for (const group of GROUPS) {
            await fillIn(page, group, others);
            await press(page, 'es', 'edit-save-next');
        }
        await follow(page, 'es', 'attachments-continue');
        const text = page.locator('#body-rich, #body:visible').first();
        await expect(text).toContainText(PARAGRAPHS[0]);
        await press(page, 'es', 'edit-save-next');
        await page.getByLabel(say('es', 'edit-message')).fill('Completada');
        await page.getByRole('main').getByRole('button', { name: /2/ }).click();
        await follow(page, 'es', 'overview-submit-button');

        const main = page.getByRole('main');
        for (const field of ['summary', 'results', 'constraints', 'replicability']) await expect(main).toContainText(PRACTICE[field]);
        await expect(main).toContainText(PARAGRAPHS[0]);
        await main.locator('[name=message]').fill('Es nuestra primera práctica.');
        await main.getByRole('button', { name: /2/ }).click();
        await expect(page.getByRole('status')).toHaveText(say('es', 'flash-submitted'));
        await expect(main).toContainText(say('es', 'timeline-with-secretariat'));

        const id = /work\/([0-9a-f-]+)/.exec(page.url())[1];
        const stored = await read(shared(), { email, password: 'unas palabras poco comunes' }, id);
        expect(stored.stage).toBe('submitted');
        expect(stored.practice).toEqual({ ...PRACTICE, title: TITLE });
        for (const paragraph of PARAGRAPHS) expect(stored.body).toContain(paragraph);
    });
});
