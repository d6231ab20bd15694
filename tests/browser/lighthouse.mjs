// Lighthouse on its mobile profile: at least 95 in all four categories. Run it alone; it measures time.
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';

import { args, executablePath } from './chromium.mjs';
import { accounts, dataFolder, start } from './demo.mjs';
import { gather } from './facts.mjs';
import { PAGES } from './pages.mjs';

const LEAST = 95;
/** The pages, with the audits that do not apply to them. */
const MEASURED = new Map([
    ['home', []],
    // Search engines are asked not to list the answers to questions, of which there is no end.
    ['results', ['is-crawlable']],
    ['practice', []],
    ['country', []],
]);
const TRIES = 3;
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];

/** Runs Lighthouse, again if the browser recorded nothing, as happens on a busy machine. Returns its results. */
async function run(url, options) {
    for (let tried = 1; ; tried += 1) {
        const { lhr } = await lighthouse(url, options);
        if (!lhr.runtimeError) return lhr;
        if (tried === TRIES) throw new Error(`${url}: ${lhr.runtimeError.message}`);
    }
}

/** Measures one page. Returns its scores by category, and the audits that cost some of them. */
async function measure(url, skipAudits, port) {
    const lhr = await run(url, { port, onlyCategories: CATEGORIES, skipAudits, logLevel: 'error', output: 'json' });
    const scores = CATEGORIES.map((name) => Math.round(lhr.categories[name].score * 100));
    const weighed = CATEGORIES.flatMap((name) => lhr.categories[name].auditRefs.filter(({ weight }) => weight > 0));
    const lost = [...new Set(weighed.map(({ id }) => id))]
        .map((id) => lhr.audits[id] ?? { score: null })
        .filter(({ score }) => score !== null && score < 0.9)
        .map(({ id, displayValue, title }) => `${id}: ${displayValue ?? title}`);
    return { scores, lost };
}

/** Fills a folder with the demonstration and serves it as an installation, which search engines may read. */
async function installation() {
    const folder = dataFolder();
    const demonstration = await start('demo', folder);
    const facts = await gather(demonstration.address, accounts(folder)).finally(demonstration.stop);
    return { facts, ...(await start('serve', folder)) };
}

const { facts, address, stop } = await installation();
const chromeFlags = ['--headless=new', ...args];
const chrome = await launch({ chromePath: executablePath, chromeFlags, logLevel: 'error' });
let failed = 0;
try {
    console.log(`scores of ${CATEGORIES.join(', ')}; at least ${LEAST}`);
    for (const one of PAGES.filter(({ name }) => MEASURED.has(name))) {
        const { scores, lost } = await measure(`${address}/es${one.path(facts)}`, MEASURED.get(one.name), chrome.port);
        const enough = scores.every((score) => score >= LEAST);
        if (!enough) failed += 1;
        console.log(`${enough ? 'ok    ' : 'FAILED'} ${one.name}: ${scores.join(', ')}`);
        for (const line of enough ? [] : lost) console.log(`       ${line}`);
    }
} finally {
    chrome.kill();
    await stop();
}
console.log(`${MEASURED.size - failed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
