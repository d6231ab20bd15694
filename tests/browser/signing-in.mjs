// How a person signs in to the demonstration.

/** Signs in by the demonstration's button for that account, and waits until the page offers to sign out. */
export async function signIn(page, account, language) {
    await page.goto(`/${language}/sign-in`);
    await page.locator(`button[name=as][value="${account.email}"]`).click();
    await page.locator('form[action$="/sign-out"]').first().waitFor({ state: 'attached' });
}
