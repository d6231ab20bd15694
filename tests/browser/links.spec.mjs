// Every link of every page leads somewhere.
import { PAGES } from './pages.mjs';
import { address, expect, signedInAs, test } from './test.mjs';

/** What this worker has asked for already: most pages share most of their links. */
const answered = new Map();

/** Returns the addresses that the page's elements name, without those of the page itself in other languages. */
function links(page) {
    return page.evaluate(() => [...document.querySelectorAll('a[href], area[href], link[href], form[action]')]
        .filter((element) => element.method !== 'post' && !element.hasAttribute('hreflang'))
        .map((element) => element.href?.baseVal ?? element.href ?? `${element.action}?${new URLSearchParams(new FormData(element))}`)
        .map((href) => new URL(href, document.baseURI).href));
}

for (const one of PAGES) {
    test(`every link of ${one.name} leads somewhere`, async ({ page, context, baseURL }) => {
        if (one.role) await signedInAs(page, one.role);
        await page.goto(address(one, 'es'));
        const dead = await page.locator('a[href^="#"]').evaluateAll((anchors) => anchors
            .map((anchor) => anchor.getAttribute('href'))
            .filter((href) => !document.getElementById(decodeURIComponent(href.slice(1)))));
        for (const link of new Set((await links(page)).map((href) => href.split('#')[0]))) {
            const { origin, protocol } = new URL(link);
            if (!protocol.startsWith('http') || origin !== baseURL) continue;
            if (!answered.has(link)) answered.set(link, (await context.request.get(link)).status());
            if (answered.get(link) >= 400 && link !== page.url()) dead.push(`${answered.get(link)} ${link}`);
        }
        expect(dead).toEqual([]);
    });
}
