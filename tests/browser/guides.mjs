// The pictures of the guides for authors, editors and administrators: what is prepared for them, and what each shows.
import { fileURLToPath } from 'node:url';

import { call, logIn } from './api.mjs';
import { prepareForGuides } from './prepare.mjs';
import { say } from './texts.mjs';

export const LANGUAGE = 'es';
export const SIZE = { width: 1100, height: 740 };
const THESAURUS = fileURLToPath(new URL('../../src/defaults/thesaurus.ttl', import.meta.url));
const press = (page, id) => page.getByRole('main').getByRole('button', { name: say(LANGUAGE, id), exact: true }).click();

/**
 * Each with the name of its file, the page of PAGES, what is done there first, and the element that the picture begins
 * with, if it is not the top of the page.
 */
export const GUIDES = [
    { file: 'work', page: 'work-part' },
    { file: 'imported', page: 'work-imported' },
    { file: 'tasks', page: 'work-asked', from: '#tasks' },
    { file: 'form', page: 'edit-results', from: '.sheet' },
    { file: 'merge', page: 'merge', from: 'h1' },
    { file: 'check', page: 'work-check' },
    { file: 'timeline', page: 'work-asked' },
    { file: 'desk', page: 'desk', from: 'h1' },
    { file: 'changes', page: 'differences', from: 'h1' },
    { file: 'decision', page: 'desk-section' },
    { file: 'desk-search', page: 'desk-search', from: 'h1' },
    { file: 'institution', page: 'admin-institution', from: '[aria-labelledby=members]' },
    { file: 'invitations', page: 'admin-people', from: '[aria-labelledby=invitations]' },
    { file: 'new-field', page: 'admin-new-field', act: previewField, from: '[aria-labelledby=preview-heading]' },
    { file: 'import', page: 'admin-import', act: importThesaurus },
    { file: 'journal', page: 'admin-journal', act: verify },
    { file: 'health', page: 'admin-health' },
];

/** Prepares the demonstration. Returns what the addresses of pages need to know of it. */
export async function prepareGuides(address, folder, accounts) {
    const prepared = await prepareForGuides(address, accounts);
    const token = await logIn(address, accounts.administrator);
    const people = [['lucia.mora', 'focal_point'], ['jose.paz', 'author']];
    for (const [name, role] of people) {
        const body = { email: `${name}@ejemplo.gob.co`, role, institution: 'mre-co', language: LANGUAGE };
        await call(address, '/invitations', { method: 'POST', token, body });
    }
    const body = { email: 'ines.soto@ejemplo.org', role: 'editor', language: LANGUAGE };
    await call(address, '/invitations', { method: 'POST', token, body });
    return { ...prepared, waiting: prepared.work.waiting };
}

async function previewField(page) {
    await page.locator('[name="/x-label/es"]').fill('Idiomas de atención');
    await page.locator('[name="/x-help/es"]').fill('En qué idiomas se atiende a las personas, también por teléfono.');
    await press(page, 'field-preview-button');
    await page.locator('#preview-heading').waitFor();
}

async function importThesaurus(page) {
    await page.locator('input[type=file]').setInputFiles(THESAURUS);
    await press(page, 'thesaurus-import-button');
    await page.locator('#report-heading').waitFor({ timeout: 120_000 });
}

async function verify(page) {
    await press(page, 'journal-verify-button');
    const again = page.locator('#verified a');
    for (let tries = 0; tries < 60 && (await again.count()) > 0; tries += 1) {
        await page.waitForTimeout(1000);
        await page.goto(page.url());
    }
}
