// Takes pictures of every page at three widths, light and dark, into a folder; with `docs`, those that docs/ shows.
//   node shots.mjs FOLDER [NAME ...]
//   node shots.mjs docs [NAME ...]
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { chromium } from '@playwright/test';

import { args, executablePath } from './chromium.mjs';
import { accounts, dataFolder, start } from './demo.mjs';
import { gather } from './facts.mjs';
import { GUIDES, LANGUAGE, SIZE, prepareGuides } from './guides.mjs';
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

/** Takes the pictures of the guides, after those of the reader's pages: what is prepared for them would be in those. */
async function picturesOfGuides(browser, server, names) {
    for (const { file, page: name, act, from } of GUIDES.filter((guide) => names.length === 0 || names.includes(guide.file))) {
        const one = PAGES.find((each) => each.name === name);
        const context = await browser.newContext({ baseURL: server.address, viewport: SIZE, locale: LANGUAGE });
        const page = await context.newPage();
        await signIn(page, server.facts.accounts[one.role], LANGUAGE);
        await page.goto(`/${LANGUAGE}${one.path(server.facts)}`);
        if (act) await act(page);
        await page.evaluate(() => document.fonts.ready);
        // Texts that can be written with formatting have become so.
        await page.waitForFunction(() => [...document.querySelectorAll('textarea[data-rich]')].every((each) => each.hidden));
        if (from) await page.locator(from).first().evaluate((element) => scrollTo(0, element.getBoundingClientRect().top + scrollY - 24));
        const path = join(PICTURES, `${file}.png`);
        await page.screenshot({ path });
        console.log(path);
        await context.close();
    }
}

const [folder, ...names] = process.argv.slice(2);
if (!folder) {
    console.error('usage: node shots.mjs FOLDER [NAME ...] | node shots.mjs docs [NAME ...]');
    process.exit(2);
}
const data = dataFolder();
const { address, stop } = await start('demo', data);
const browser = await chromium.launch({ executablePath, args });
try {
    const people = accounts(data);
    const server = { address, facts: await gather(address, people) };
    if (folder === 'docs') {
        if (names.length === 0) await picturesOfDocs(browser, server);
        Object.assign(server.facts, await prepareGuides(address, data, people));
        await picturesOfGuides(browser, server, names);
    } else {
        Object.assign(server.facts, await prepare(address, data, people));
        await everyPage(browser, server, folder, names);
    }
} finally {
    await browser.close();
    await stop();
}
