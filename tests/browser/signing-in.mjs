// How a person signs in to the demonstration.

/** Signs in by the demonstration's button for that account, unless somebody is signed in already. */
export async function signIn(page, account, language) {
    await page.goto(`/${language}/sign-in`);
    const signOut = page.locator('form[action$="/sign-out"]').first();
    if ((await signOut.count()) === 0) await page.locator(`button[name=as][value="${account.email}"]`).click();
    await signOut.waitFor({ state: 'attached' });
}
