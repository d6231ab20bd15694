// The HTML file of an edition is a page by itself, opened from a folder: accessible, valid, and without anything from elsewhere.
import { writeFile } from 'node:fs/promises';

import { logIn } from './api.mjs';
import { faults, violations } from './checks.mjs';
import { expect, expectNoSidewaysScrolling, facts, test } from './test.mjs';

/** Returns the HTML of an edition of the demonstration as an editor gets it, waiting while it is made. */
async function htmlOf(api, state, language) {
    const headers = { authorization: `Bearer ${await logIn(process.env.ACERVO_ADDRESS, facts().accounts.editor)}` };
    let response;
    await expect.poll(async () => {
        response = await api.get(`/api/v1/editions/${facts().editions[state]}/export.html?lang=${language}`, { headers });
        return response.status();
    }, { timeout: 60_000 }).not.toBe(202);
    expect(response.status()).toBe(200);
    return response.text();
}

for (const [state, language] of [['frozen', 'es'], ['candidate', 'en']]) {
    test(`the HTML file of a ${state} edition is valid and accessible, light and dark, narrow and wide`, async ({ page, request: api }, info) => {
        test.slow();
        const html = await htmlOf(api, state, language);
        const file = info.outputPath('edition.html');
        await writeFile(file, html);
        // It is well-formed XML too, in which every element ends.
        expect.soft(await faults(html, { 'void-style': 'off' }), 'html-validate').toEqual([]);
        const asked = [];
        page.on('request', (request) => asked.push(request.url()));
        await page.goto(`file://${file}`);
        for (const width of [320, 1440]) {
            await page.setViewportSize({ width, height: 900 });
            await expectNoSidewaysScrolling(page);
        }
        expect.soft(await violations(page, 'all'), 'axe, light').toEqual([]);
        await page.emulateMedia({ colorScheme: 'dark' });
        expect.soft(await violations(page, 'colours'), 'axe, dark').toEqual([]);
        expect(asked.filter((address) => !/^(file|data):/.test(address))).toEqual([]);
    });
}
