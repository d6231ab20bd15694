// What people with an account do.
import { LANGUAGES } from './pages.mjs';
import { expect, facts, signedInAs, test } from './test.mjs';
import { say } from './texts.mjs';

for (const javaScriptEnabled of [true, false]) {
    test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
        test.use({ javaScriptEnabled });

        test('somebody tries the demonstration as each of its people, and signs out', async ({ page }) => {
            for (const role of Object.keys(facts().accounts)) {
                await signedInAs(page, role);
                await page.getByRole('button', { name: say('es', 'nav-sign-out') }).click();
                await expect(page.getByRole('link', { name: say('es', 'nav-sign-in'), exact: true })).toBeVisible();
                await page.goto('/es/account');
                await expect(page, `after ${role} signed out`).toHaveURL(/\/es\/sign-in/);
            }
        });

        test('a researcher signs in with address and password, and comes where they wanted to go', async ({ page }) => {
            const { email, password } = facts().accounts.researcher;
            await page.goto('/es/account/searches');
            await expect(page).toHaveURL(/\/es\/sign-in\?next=/);
            await page.getByLabel(say('es', 'email-label')).fill(email);
            await page.getByLabel(say('es', 'password-label')).fill(password);
            await page.getByRole('main').getByRole('button', { name: say('es', 'sign-in-button'), exact: true }).click();
            await expect(page).toHaveURL(/\/es\/account\/searches$/);
        });

        test('a wrong password is said to be wrong, and the address stays typed', async ({ page }) => {
            await page.goto('/es/sign-in');
            await page.getByLabel(say('es', 'email-label')).fill('nadie@example.org');
            await page.getByLabel(say('es', 'password-label')).fill('no es esta, seguro');
            await page.getByRole('main').getByRole('button', { name: say('es', 'sign-in-button'), exact: true }).click();
            await expect(page.getByRole('alert')).toContainText(/\p{L}{3}/u);
            await expect(page.getByRole('alert')).toBeFocused();
            await expect(page).toHaveTitle(/^Error/);
            await expect(page.getByLabel(say('es', 'email-label'))).toHaveValue('nadie@example.org');
            await expect(page.getByLabel(say('es', 'password-label'))).toHaveValue('');
        });
    });
}

for (const language of LANGUAGES) {
    test(`the account's pages are all in ${language}`, async ({ page }) => {
        await signedInAs(page, 'researcher', language);
        for (const path of ['/account', '/account/searches', '/account/sessions', '/account/tokens']) {
            const response = await page.goto(`/${language}${path}`);
            expect(response.status()).toBe(200);
            await expect(page.locator('html')).toHaveAttribute('lang', language);
        }
    });
}
