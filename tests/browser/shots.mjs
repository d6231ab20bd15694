// Takes pictures of every page at three widths, light and dark, into a folder; with `docs`, those that docs/ shows.
//   node shots.mjs FOLDER [NAME ...]
//   node shots.mjs docs
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { chromium } from '@playwright/test';

import { args, executablePath } from './chromium.mjs';
import { accounts, dataFolder, start } from './demo.mjs';
import { gather } from './facts.mjs';
import { PAGES } from './pages.mjs';
import { prepare } from './prepare.mjs';
import { signIn } from './signing-in.mjs';

const WIDTHS = [360, 768, 1440];
const SCHEMES = ['light', 'dark'];
const PICTURES = fileURLToPath(new URL('../../docs/pictures', import.meta.url));
/** The pictures of docs/, one screen each, by the pages that they show. */
const DOCS = new Map([
    ['home', 'home'],
    ['results-narrowed', 'results'],
    ['practice', 'practice'],
    ['compare', 'compare'],
    ['country', 'country'],
]);

/** Opens the page in a context of its own and takes a picture of it. */
async function shoot(browser, server, one, { width, colorScheme, path, fullPage, language = 'es' }) {
    const viewport = { width, height: Math.round(width < 500 ? width * 2 : width * 0.625) };
    const context = await browser.newContext({ baseURL: server.address, viewport, colorScheme, locale: language });
    const page = await context.newPage();
    if (one.role) await signIn(page, server.facts.accounts[one.role], language);
    await page.goto(`/${language}${one.path(server.facts)}`);
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path, fullPage });
    await context.close();
}

async function everyPage(browser, server, folder, names) {
    await mkdir(folder, { recursive: true });
    for (const one of PAGES.filter(({ name }) => names.length === 0 || names.includes(name))) {
        for (const width of WIDTHS) {
            for (const colorScheme of SCHEMES) {
                const path = join(folder, `${one.name}-${width}-${colorScheme}.png`);
                await shoot(browser, server, one, { width, colorScheme, path, fullPage: true });
            }
        }
        console.log(one.name);
    }
}

async function picturesOfDocs(browser, server) {
    await mkdir(PICTURES, { recursive: true });
    for (const one of PAGES.filter(({ name }) => DOCS.has(name))) {
        const path = join(PICTURES, `${DOCS.get(one.name)}.png`);
        await shoot(browser, server, one, { width: 1280, colorScheme: 'light', path, fullPage: false, language: 'en' });
        console.log(path);
    }
}

const [folder, ...names] = process.argv.slice(2);
if (!folder) {
    console.error('usage: node shots.mjs FOLDER [NAME ...] | node shots.mjs docs');
    process.exit(2);
}
const data = dataFolder();
const { address, stop } = await start('demo', data);
const browser = await chromium.launch({ executablePath, args });
try {
    const people = accounts(data);
    const server = { address, facts: await gather(address, people) };
    if (folder === 'docs') {
        await picturesOfDocs(browser, server);
    } else {
        Object.assign(server.facts, await prepare(address, data, people));
        await everyPage(browser, server, folder, names);
    }
} finally {
    await browser.close();
    await stop();
}
