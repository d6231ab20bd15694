// From end to end: an author adds a picture to a practice, puts it in the text and sees it there.
import { png } from './png.mjs';
import { author, bothWays, enter, follow, institution, press, read, section, shared, test } from './story.mjs';
import { expect } from './test.mjs';
import { say } from './texts.mjs';

const ALT = 'Barco atracado no cais, com "fila" <b>longa</b>';

bothWays((javaScriptEnabled) => {
    test('an author adds a picture, puts it in the text and sees it in the version', async ({ computer }) => {
        const to = await institution(shared(), javaScriptEnabled ? 'CAIS' : 'CAISES');
        const account = await author(shared(), { name: 'Iara', language: 'pt', to });
        const id = await section(shared(), account, { to, language: 'pt', body: 'O barco chega às terças.\n' });
        const page = await computer(shared(), 'pt');
        await enter(page, account, 'pt');

        await page.goto(`/pt/work/${id}/edit?group=body`);
        await follow(page, 'pt', 'attachments-manage');
        await page.locator('#new-alt').fill(ALT);
        await page.locator('#new-caption').fill('O barco em março');
        await page.getByLabel(say('pt', 'attachments-file')).setInputFiles({
            name: 'barco.png', buffer: png(1200, 800, [20, 90, 120]), mimeType: 'image/png',
        });
        await press(page, 'pt', 'attachments-add-button');
        await expect(page.getByRole('status').first()).toHaveText(say('pt', 'flash-file-added'));
        await expect(page.getByRole('img', { name: ALT })).toBeVisible();

        await follow(page, 'pt', 'attachments-continue');
        if (javaScriptEnabled) {
            await expect(page.locator('#body-rich')).toBeVisible();
            await press(page, 'pt', 'attachments-insert');
            await expect(page.locator('#body-rich .picture')).toContainText(ALT);
        } else {
            const line = await page.locator('#picture-1').textContent();
            await page.locator('#body').fill(`O barco chega às terças.\n\n${line}\n`);
        }
        await press(page, 'pt', 'edit-save-next');
        await page.getByRole('main').getByRole('button', { name: /2/ }).click();
        const stored = await read(shared(), account, id);
        expect(stored.body).toMatch(/^O barco chega às terças\.\n\n!\[Barco atracado no cais, com .+\]\(attachment:[0-9a-f-]+\)\n?$/);

        await page.goto(`/pt/work/${id}/versions/2`);
        const picture = page.locator('figure').getByRole('img', { name: ALT });
        await expect(picture).toBeVisible();
        expect(await picture.evaluate((shown) => shown.decode().then(() => shown.naturalWidth))).toBeGreaterThan(100);
        await expect(page.locator('figure')).toContainText('O barco em março');
    });
});
