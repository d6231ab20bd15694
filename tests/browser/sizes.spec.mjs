// What a page costs to load over a slow line: compressed bytes, as they come over the wire to an empty cache.
import { PAGES } from './pages.mjs';
import { address, expect, test } from './test.mjs';

const KB = 1000;
const LIMITS = { html: 14 * KB, script: 15 * KB, everything: 60 * KB };
const HELD = ['home', 'results', 'practice'];

/** Loads the page and returns the bytes of the bodies of its responses: of HTML, of scripts and of everything. */
async function weigh(page, path) {
    const requests = [];
    page.on('requestfinished', (request) => requests.push(request));
    await page.goto(path, { waitUntil: 'networkidle' });
    const sum = { html: 0, script: 0, everything: 0 };
    for (const request of requests) {
        const { responseBodySize } = await request.sizes();
        const kind = { document: 'html', script: 'script' }[request.resourceType()];
        if (kind) sum[kind] += responseBodySize;
        sum.everything += responseBodySize;
    }
    return sum;
}

for (const one of PAGES.filter(({ name }) => HELD.includes(name))) {
    test(`${one.name} stays light`, async ({ page }) => {
        const sizes = await weigh(page, address(one, 'es'));
        const told = Object.entries(sizes).map(([kind, bytes]) => `${kind} ${bytes} of ${LIMITS[kind]}`);
        console.log(`${one.name}: ${told.join(', ')} bytes`);
        expect(sizes.html, 'the page itself').toBeGreaterThan(0);
        for (const [kind, limit] of Object.entries(LIMITS)) {
            expect.soft(sizes[kind], `bytes of ${kind}`).toBeLessThanOrEqual(limit);
        }
    });
}
