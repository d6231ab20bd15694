// What stories from end to end share: institutions and people of their own, and how people fill in the form.
import { readFileSync } from 'node:fs';

import { call, logIn } from './api.mjs';
import { linkMailedTo } from './mail.mjs';
import { test as base, expect, facts, watch } from './test.mjs';
import { say } from './texts.mjs';

const TEMPLATE = JSON.parse(readFileSync(new URL('../../schema/practice.schema.json', import.meta.url), 'utf8'));
const COMPENDIUM = 'framework-document';
const PASSWORD = 'una clave de nueve palabras bien largas';

/** Everything that a practice needs to be submitted. */
export const PRACTICE = {
    title: 'Ventanilla del muelle', summary: 'Una ventanilla del ministerio atiende en el muelle cada martes.',
    practice_type: 'service', countries: ['CO'], scope: 'subnational', start: '2021-03', status: 'ongoing',
    implementing_institution: 'Oficina del muelle', gcm_objectives: [14, 4], guiding_principles: ['people_centred'],
    inclusion_themes: ['documentation', 'consular'], target_groups: ['all_migrants'],
    context_problem: 'La oficina más cercana queda a dos días de viaje.', objectives: 'Que nadie viaje dos días por un papel.',
    description: 'Dos funcionarias atienden en el muelle.', results: 'Se atendió a 640 familias.',
    success_factors: [{ factor: 'Las autoridades avisan a la gente' }], constraints: 'Con el río bajo no hay visita.',
    lessons_learned: 'Conviene llevar impresora propia.', sustainability: 'El costo está en el presupuesto ordinario.',
    replicability: 'Sirve donde haya un muelle.', consent: true, licence: 'CC-BY-4.0',
    rights: { gender: true, child: true, human_rights: true, disability: false },
};

/** The groups of the form, in order. */
export const GROUPS = TEMPLATE['x-groups'].map(({ name }) => name);

/** Returns the name of a field in a language. */
export const label = (language, field) => TEMPLATE.properties[field]['x-label'][language];

/** The demonstration that all specs share; a spec with a service of its own describes that in the same way. */
export const shared = () => ({ address: process.env.ACERVO_ADDRESS, folder: facts().folder, accounts: facts().accounts });

/** Creates an institution. Returns its slug. */
export async function institution({ address, accounts }, acronym) {
    const token = await logIn(address, accounts.administrator);
    const body = { name: { es: `Instituto ${acronym}` }, acronym, country: 'CO', kind: 'agency' };
    return (await call(address, '/institutions', { method: 'POST', token, body })).slug;
}

/** Invites somebody to an institution. Returns the link that was mailed. */
export async function invite({ address, folder, accounts }, { email, role = 'author', language, to }) {
    const token = await logIn(address, accounts.administrator);
    const body = { email, role, language, institution: to };
    await call(address, '/invitations', { method: 'POST', token, body });
    return linkMailedTo(folder, email);
}

/** Makes an author of an institution. Returns the account. */
export async function author(service, { name, language, to }) {
    const email = `${name.toLowerCase().replace(/\W/g, '')}@${to}.example`;
    const link = await invite(service, { email, language, to });
    const token = new URL(link).searchParams.get('token');
    const body = { token, name, password: PASSWORD, language };
    await call(service.address, '/auth/accept-invitation', { method: 'POST', body });
    return { name, email, password: PASSWORD };
}

/** Creates a section for an author. Returns its identifier. */
export async function section({ address }, account, { to, language, practice = {}, body = '' }) {
    const token = await logIn(address, account);
    const all = {
        compendium: COMPENDIUM, chapter: 'consular-cooperation', institution: to, language,
        practice: { ...PRACTICE, ...practice }, body,
    };
    return (await call(address, '/sections', { method: 'POST', token, body: all })).id;
}

/** Submits a section. */
export async function submit({ address }, account, id) {
    const token = await logIn(address, account);
    await call(address, `/sections/${id}/submit`, { method: 'POST', token, body: {} });
}

/** What the API says of a section to somebody who may read it. */
export async function read({ address }, account, id) {
    return call(address, `/sections/${id}`, { token: await logIn(address, account) });
}

/** Pages in browsers without scripts. */
const plain = new WeakSet();

export const test = base.extend({
    /** Gives a page of a service in a browser of its own, as on somebody's computer. */
    computer: async ({ browser, javaScriptEnabled, quiet }, use) => {
        const contexts = [];
        await use(async ({ address }, locale) => {
            const context = await browser.newContext({ baseURL: address, javaScriptEnabled, locale, reducedMotion: 'reduce' });
            context.setDefaultTimeout(10_000);
            watch(context, quiet);
            contexts.push(context);
            const page = await context.newPage();
            if (!javaScriptEnabled) plain.add(page);
            return page;
        });
        await Promise.all(contexts.map((context) => context.close()));
    },
});

/** Describes the same story with scripts and without them. */
export function bothWays(story) {
    for (const javaScriptEnabled of [true, false]) {
        test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
            test.use({ javaScriptEnabled });
            story(javaScriptEnabled);
        });
    }
}

/** Signs in on the page for it, by keyboard. */
export async function enter(page, { email, password }, language) {
    const address = page.getByLabel(say(language, 'email-label'), { exact: true });
    // A form that was sent after its session had ended is answered with the page for signing in.
    if ((await address.count()) === 0) await page.goto(`/${language}/sign-in`);
    await address.focus();
    await page.keyboard.type(email);
    await page.keyboard.press('Tab');
    await page.keyboard.type(password);
    await page.keyboard.press('Enter');
    await expect(page.locator('form[action$="/sign-out"]').first()).toBeVisible();
}

/** Presses a button of the page's main part by what is written on it. */
export const press = (page, language, id) =>
    page.getByRole('main').getByRole('button', { name: say(language, id), exact: true }).click();

/** Follows a link of the page's main part by what is written on it. */
export const follow = (page, language, id) =>
    page.getByRole('main').getByRole('link', { name: say(language, id), exact: true }).first().click();

/** The box in which a text is written, with formatting or without. */
export const box = (page, field) => page.locator(`#practice-${field}-rich, #practice-${field}:visible`).first();

/** Writes a text in place of what a box has, by keyboard. */
export async function write(page, field, text, type = (typed) => page.keyboard.type(typed)) {
    await ready(page);
    await box(page, field).click();
    await page.keyboard.press('Control+a');
    await type(text);
}

/** Adds words at the end of what a box has, by keyboard. */
export async function add(page, field, text) {
    await ready(page);
    await box(page, field).click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(text);
}

/** Waits until the page's texts can be written with formatting, where there are scripts. */
const ready = async (page) => plain.has(page) || expect(page.locator('textarea[data-rich]:visible')).toHaveCount(0, { timeout: 20_000 });

/** Answers all fields of a group that the practice answers. */
export async function fillIn(page, group, practice) {
    for (const [name, field] of Object.entries(TEMPLATE.properties)) {
        if (field['x-group'] === group && name in practice) await answer(page, name, practice[name]);
    }
}

async function answer(page, name, value) {
    const control = page.locator(`#practice-${name}`);
    if (typeof value === 'boolean') return page.locator(`#practice-${name}-${value}`).check();
    if (Array.isArray(value)) return typeof value[0] === 'object' ? rows(page, name, value) : tick(control, value);
    if (typeof value === 'object') {
        for (const [part, of] of Object.entries(value)) await answer(page, `${name}-${part}`, of);
        return undefined;
    }
    const isChosen = (await control.evaluate(({ tagName }) => tagName)) === 'SELECT';
    // At once, as when something is pasted: stories fill in the whole form.
    return isChosen ? control.selectOption(value) : write(page, name, value, (text) => page.keyboard.insertText(text));
}

async function tick(fieldset, values) {
    for (const value of values) await fieldset.locator(`input[type=checkbox][value="${value}"]`).check();
    const main = fieldset.locator('.main-one select');
    if (await main.count()) await main.selectOption(String(values[0]));
}

async function rows(page, name, values) {
    for (const [at, row] of values.entries()) {
        await page.locator(`button[name=add][value="/practice/${name}"]`).click();
        for (const [part, value] of Object.entries(row)) {
            await page.locator(`#practice-${name}-${at}-${part}`).fill(value);
        }
    }
}
