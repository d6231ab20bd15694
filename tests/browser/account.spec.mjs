// What people with an account do.
import { linkMailedTo } from './mail.mjs';
import { LANGUAGES } from './pages.mjs';
import { expect, facts, signedInAs, test } from './test.mjs';
import { say } from './texts.mjs';

/** Signs in by address and password on the page for it. */
async function fillIn(page, email, password) {
    await page.getByLabel(say('es', 'email-label')).fill(email);
    await page.getByLabel(say('es', 'password-label')).fill(password);
    const button = page.getByRole('main').getByRole('button', { name: say('es', 'sign-in-button'), exact: true });
    await button.click();
}

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
            await fillIn(page, email, password);
            await expect(page).toHaveURL(/\/es\/account\/searches$/);
        });

        test('a wrong password is said to be wrong, and the address stays typed', async ({ page }) => {
            await page.goto('/es/sign-in');
            await fillIn(page, 'nadie@example.org', 'no es esta, seguro');
            await expect(page.getByRole('alert')).toContainText(/\p{L}{3}/u);
            await expect(page.getByRole('alert')).toBeFocused();
            await expect(page).toHaveTitle(/^Error/);
            await expect(page.getByLabel(say('es', 'email-label'))).toHaveValue('nadie@example.org');
            await expect(page.getByLabel(say('es', 'password-label'))).toHaveValue('');
        });
    });
}

test('an invited person accepts, and is signed in', async ({ page }) => {
    const { invitation, invited } = facts();
    await page.goto(`/es/invitation${new URL(invitation).search}`);
    await expect(page.getByRole('main')).toContainText(invited);
    await page.locator('main [name=name]').fill('Inés Vitada');
    await page.locator('main [name=password]').fill('una clave bastante larga');
    await page.locator('main form:has([name=password]) button[type=submit]').first().click();
    await expect(page.getByRole('link', { name: 'Inés Vitada' })).toBeVisible();
    await page.goto(`/es/invitation${new URL(invitation).search}`);
    await expect(page.locator('main [name=password]'), 'an invitation is accepted once').toHaveCount(0);
});

test('somebody who forgot the password sets a new one by the mailed link', async ({ page }) => {
    const { folder, forgetful } = facts();
    await page.goto('/es/forgotten-password');
    await page.locator('main [name=email]').fill(forgetful.email);
    await page.locator('main form:has([name=email]) button[type=submit]').first().click();
    await expect(page.getByRole('main')).toContainText(/\p{L}{3}/u);
    const link = new URL(await linkMailedTo(folder, forgetful.email, 'password'));
    await page.goto(`/es/new-password${link.search}`);
    await page.locator('main [name=password], main [name=new_password]').fill('otra clave bastante larga');
    await page.locator('main form:has([type=password]) button[type=submit]').first().click();
    await page.goto('/es/sign-in');
    await fillIn(page, forgetful.email, 'otra clave bastante larga');
    await expect(page.getByRole('button', { name: say('es', 'nav-sign-out') })).toBeVisible();
});

test('a researcher changes their name, and every page greets them by it', async ({ page }) => {
    await signedInAs(page, 'reviewer');
    await page.goto('/es/account');
    await page.locator('main [name$=name]').fill('Rosa Lima de Souza');
    await page.locator('main form:has([name$=name]) button[type=submit]').first().click();
    await expect(page.getByRole('status')).toContainText(/\p{L}{3}/u);
    await page.goto('/es/');
    await expect(page.getByRole('link', { name: 'Rosa Lima de Souza' })).toBeVisible();
});

test('the language can be changed within a form, and what was typed stays', async ({ page }) => {
    await signedInAs(page, 'focal_point');
    await page.goto('/es/account');
    await page.locator('main [name$=name]').fill('Nombre a medio escribir');
    await page.locator('.langs [lang=fr]').click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
    await expect(page.locator('main [name$=name]')).toHaveValue('Nombre a medio escribir');
});

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
