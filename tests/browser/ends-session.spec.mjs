// From end to end: a session ends while somebody writes, and nothing typed is lost.
import { add, author, bothWays, box, enter, institution, press, section, shared, test, write } from './story.mjs';
import { expect } from './test.mjs';
import { say } from './texts.mjs';

const TYPED = 'Eight hundred families came in 2024, the register says.';
const MORE = ' More came by boat.';

/** How a session ends. */
const ENDS = {
    'its cookie is gone': async (page) => page.context().clearCookies(),
    'it is ended from another window': async (page, computer, account) => {
        const other = await computer(shared(), 'en');
        await enter(other, account, 'en');
        await other.goto('/en/account/sessions');
        await press(other, 'en', 'sessions-end-others');
    },
};

bothWays((javaScriptEnabled) => {
    for (const [at, [how, end]] of Object.entries(ENDS).entries()) {
        test(`the session of an author ends because ${how}, and nothing typed is lost`, async ({ computer, quiet }) => {
            const to = await institution(shared(), `PIER${at}${javaScriptEnabled ? 'A' : 'B'}`);
            const account = await author(shared(), { name: 'Pam Ferry', language: 'en', to });
            const id = await section(shared(), account, { to, language: 'en', practice: { title: 'A desk on the pier' } });
            const page = await computer(shared(), 'en');
            await enter(page, account, 'en');
            await page.goto(`/en/work/${id}/edit?group=results`);
            await end(page, computer, account);
            await write(page, 'results', TYPED);

            if (javaScriptEnabled) {
                const status = page.locator('[data-autosave-status]');
                await expect(status).toContainText(say('en', 'editor-signed-out'));
                const opened = page.waitForEvent('popup');
                await status.getByRole('link').click();
                const again = await opened;
                await enter(again, account, 'en');
                await again.close();
                const kept = page.waitForResponse((response) => response.ok() && /boat/.test(response.request().postData()));
                await add(page, 'results', MORE);
                await kept;
                await expect(status).toHaveText(new RegExp(`^${say('en', 'editor-saved').split('{')[0]}`), { timeout: 20_000 });
                // What was refused is said to the person, who signed in again.
                expect(quiet.splice(0).filter((error) => !/\/edit: (401|403)$/.test(error))).toEqual([]);
                await page.reload();
                await expect(box(page, 'results')).toHaveText(TYPED + MORE);
                return;
            }
            await press(page, 'en', 'edit-save-next');
            await expect(page.getByRole('alert')).toContainText(say('en', 'sign-in-session-ended'));
            await enter(page, account, 'en');
            await expect(page.getByRole('main')).toContainText(TYPED);
            await press(page, 'en', 'resume-button');
            await page.goto(`/en/work/${id}/edit?group=results`);
            await expect(box(page, 'results')).toHaveValue(TYPED);
        });
    }
});
