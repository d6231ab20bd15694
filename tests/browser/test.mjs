// Playwright's `test` with what all specs share.
import { test as base, expect } from '@playwright/test';

import { statuses } from './pages.mjs';
import { signIn } from './signing-in.mjs';

export { expect };

/** What setup.mjs found out about the running demonstration. */
export const facts = () => JSON.parse(process.env.ACERVO_FACTS);

/** The address of a page of PAGES in a language. */
export const address = (one, language) => `/${language}${one.path(facts())}`;

export const test = base.extend({
    // The address is known once the demonstration runs, which is after the configuration was read.
    baseURL: async ({}, use) => use(process.env.ACERVO_ADDRESS),

    // A page that reports an error to the console has a script or a policy that is wrong, whatever it looks like.
    quiet: [async ({ context, request }, use) => {
        const errors = [];
        [context.request, request].forEach(repeatLostRequests);
        watch(context, errors);
        await use(errors);
        expect(errors, 'errors in the console').toEqual([]);
    }, { auto: true }],
});

/**
 * Has a request repeated whose connection was closed before an answer came. Connections without a request are closed by
 * the service after a while, which may be just when the next request is sent; browsers then repeat it by themselves.
 */
export function repeatLostRequests(api) {
    const fetch = api.fetch.bind(api);
    api.fetch = (address, options) => fetch(address, { maxRetries: 2, ...options });
}

/** Writes down what goes wrong in a browser. */
export function watch(context, errors) {
    context.on('console', (message) => {
        const own = message.type() === 'error' && !message.text().startsWith('Failed to load resource');
        if (own) errors.push(`${message.location().url}: ${message.text()}`);
    });
    context.on('weberror', (error) => errors.push(String(error.error())));
    context.on('requestfailed', (request) => {
        const { errorText } = request.failure();
        if (errorText !== 'net::ERR_ABORTED') errors.push(`${request.url()}: ${errorText}`);
    });
    context.on('response', (response) => {
        const document = response.request().resourceType() === 'document';
        if (!document && response.status() >= 400) errors.push(`${response.url()}: ${response.status()}`);
    });
}

/** Signs in as the account of the demonstration that has that role. */
export const signedInAs = (page, role, language = 'es') => signIn(page, facts().accounts[role], language);

/** Opens a page of PAGES, signing in first if it needs that, and checks its status. Returns the response. */
export async function open(page, one, language) {
    if (one.role) await signedInAs(page, one.role, language);
    const response = await page.goto(address(one, language));
    expect(statuses(one), `status of ${response.url()}`).toContain(response.status());
    return response;
}

/** Fails if the page can be scrolled sideways, naming what reaches too far. */
export async function expectNoSidewaysScrolling(page) {
    const tooWide = await page.evaluate(() => {
        const width = document.documentElement.clientWidth;
        if (document.documentElement.scrollWidth <= width) return [];
        const reaching = [...document.querySelectorAll('body *')].filter((element) => {
            const scrolls = element.parentElement.closest('.scroll');
            return !scrolls && element.getBoundingClientRect().right > width + 1;
        });
        const named = reaching.map((element) => element.outerHTML.replace(/\s+/g, ' ').slice(0, 120));
        return named.length > 0 ? named.slice(-5) : [`scrollWidth is ${document.documentElement.scrollWidth}`];
    });
    expect(tooWide, `elements that reach beyond ${page.viewportSize().width} px at ${page.url()}`).toEqual([]);
}
