// What scripts add to forms: saving by itself, rows in place, files that are dropped, and filters over long lists.
import { field, openForm } from './editor-page.mjs';
import { expect, test } from './test.mjs';
import { say } from './texts.mjs';

const SAVE = '/work/story/copy';
const status = (page) => page.locator('[data-autosave-status]');
const AUTOSAVE = `data-autosave="${SAVE}" data-base-version="3"`;
const STATUS = '<p class="meta" role="status" data-autosave-status>Guardado hoy a las 10:42.</p>';
const input = '<div class="field"><label for="title">Título</label><input class="input" id="title" name="/practice/title" value="uno"></div>';

/** Answers what is saved by itself with these, one after the other; the last one again and again. */
async function saving(page, ...answers) {
    const got = [];
    await page.route(`**${SAVE}`, (route) => {
        const request = route.request();
        got.push({ fields: new URLSearchParams(request.postData()), headers: request.headers() });
        const answer = answers.length > 1 ? answers.shift() : answers[0];
        return answer === 'nothing' ? route.abort('aborted') : route.fulfill(answer);
    });
    return got;
}

test('a form saves itself two seconds after the last change, and says when', async ({ page }) => {
    await page.clock.install();
    const got = await saving(page, { status: 204 });
    await openForm(page, input + field('results', 'Resultados', 'uno\n') + STATUS, { form: AUTOSAVE });
    await expect(status(page)).toHaveText('Guardado hoy a las 10:42.');
    await page.locator('#results-rich').click();
    await page.keyboard.type('dos ');
    await page.clock.runFor(3000);
    await expect(status(page)).toHaveText(/^Guardado a las \d{1,2}:\d{2}/);
    expect(got.length).toBe(1);
    expect(got[0].fields.get('/practice/results').trim()).toMatch(/dos/);
    expect(got[0].fields.get('/practice/title')).toBe('uno');
    expect(got[0].fields.get('base_version')).toBe('3');
    expect(got[0].fields.get('csrf_token')).toBeTruthy();
    expect(got[0].headers['x-autosave']).toBe('1');
    await page.clock.runFor(30_000);
    expect(got.length, 'nothing changed since').toBe(1);
});

test('while somebody types, a form is saved every ten seconds', async ({ page }) => {
    await page.clock.install();
    const got = await saving(page, { status: 204 });
    await openForm(page, input + STATUS, { form: AUTOSAVE });
    await page.locator('#title').focus();
    for (let second = 0; second < 25; second += 1) {
        await page.keyboard.type('x');
        await page.clock.runFor(1000);
    }
    await expect.poll(() => got.length).toBeGreaterThanOrEqual(2);
    expect(got.length).toBeLessThanOrEqual(3);
});

test('a service that is gone and comes back loses nothing', async ({ page }) => {
    await page.clock.install();
    const got = await saving(page, 'nothing', { body: '', status: 204 });
    await openForm(page, input + STATUS, { form: AUTOSAVE });
    await page.locator('#title').fill('dos');
    await page.clock.runFor(2100);
    await expect(status(page)).toHaveText(say('es', 'editor-paused'));
    await page.locator('#title').fill('tres');
    await page.clock.runFor(5000);
    await expect(status(page)).toHaveText(/^Guardado a las/);
    expect(got.at(-1).fields.get('/practice/title')).toBe('tres');
});

test('a session that ended is said, and after signing in elsewhere the form goes on', async ({ page }) => {
    await page.clock.install();
    const got = await saving(page, { status: 303, headers: { location: '/es/sign-in' } }, { status: 204 });
    await openForm(page, input + STATUS, { form: AUTOSAVE });
    await page.locator('#title').fill('dos');
    await page.clock.runFor(2100);
    await expect(status(page)).toContainText(say('es', 'editor-signed-out'));
    await expect(status(page).getByRole('link')).toHaveAttribute('target', '_blank');
    await page.locator('input[name=csrf_token]').evaluateAll((all) => all.forEach((each) => { each.value = 'old'; }));
    await page.clock.runFor(3000);
    await expect(status(page)).toHaveText(/^Guardado a las/);
    expect(got.at(-1).fields.get('/practice/title')).toBe('dos');
    expect(got.at(-1).fields.get('csrf_token')).not.toBe('old');
});

const row = (at, value = '') => `<fieldset class="row-set"><legend>Indicador ${at + 1}</legend>
    <label for="i${at}">Qué</label><input class="input" id="i${at}" name="/practice/indicators/${at}/name" value="${value}">
    <button class="button quiet" type="submit" name="remove" value="/practice/indicators/${at}">Quitar ${at + 1}</button></fieldset>`;
const rowsOf = (values) => `<fieldset class="rows" data-rows-of="/practice/indicators"><legend>Indicadores</legend>${values.map((value, at) => row(at, value)).join('')}
    <p><button class="button second" type="submit" name="add" value="/practice/indicators">Añadir</button></p></fieldset>`;

test('rows are added and removed in place, with the focus where one goes on', async ({ page }) => {
    await openForm(page, input + rowsOf(['a', 'b']), { form: 'data-rows' });
    await page.route('**/work/editor-story', (route) => {
        const fields = new URLSearchParams(route.request().postData());
        const values = [...fields].filter(([name]) => name.startsWith('/practice/indicators/')).map(([, value]) => value);
        if (fields.has('add')) values.push('');
        if (fields.has('remove')) values.splice(Number(fields.get('remove').split('/').at(-1)), 1);
        const body = `<title>x</title><form data-rows><input type="hidden" name="csrf_token" value="new">${rowsOf(values)}</form>`;
        return route.fulfill({ contentType: 'text/html', body });
    });
    await page.locator('#title').fill('escrito');
    await page.locator('#i1').fill('cambiado');
    await page.getByRole('button', { name: 'Añadir' }).click();
    await expect(page.locator('#i2')).toBeFocused();
    await expect(page.locator('#i1')).toHaveValue('cambiado');
    await expect(page.locator('#title')).toHaveValue('escrito');
    await expect(page.getByRole('status').filter({ hasText: say('es', 'editor-row-added') })).toHaveCount(1);
    await page.getByRole('button', { name: 'Quitar 1' }).click();
    await expect(page.getByRole('button', { name: 'Quitar 1' })).toBeFocused();
    await expect(page.locator('.row-set')).toHaveCount(2);
    await expect(page.locator('#i0')).toHaveValue('cambiado');
    await page.getByRole('button', { name: 'Quitar 2' }).click();
    await page.getByRole('button', { name: 'Quitar 1' }).click();
    await expect(page.getByRole('button', { name: 'Añadir' })).toBeFocused();
    expect(await page.locator('form.sheet [name=csrf_token]').inputValue()).toBe('new');
});

test('rows without a fitting answer are sent as without scripts', async ({ page }) => {
    await openForm(page, input + rowsOf(['a']), { form: 'data-rows' });
    await page.getByRole('button', { name: 'Añadir' }).click();
    await expect(page).toHaveTitle('Enviado');
});

/** Answers the buttons of rows as the service does, once the story lets it. Returns the function that does that. */
async function slowRows(page) {
    let release;
    const gate = new Promise((resolve) => { release = resolve; });
    await page.route('**/work/editor-story', async (route) => {
        const fields = new URLSearchParams(route.request().postData());
        const values = [...fields].filter(([name]) => name.startsWith('/practice/indicators/')).map(([, value]) => value);
        if (fields.has('add')) values.push('');
        if (fields.has('remove')) values.splice(Number(fields.get('remove').split('/').at(-1)), 1);
        await gate;
        return route.fulfill({ contentType: 'text/html', body: `<title>x</title><form data-rows>${rowsOf(values)}</form>` });
    });
    return release;
}

test('what is typed while a row is added stays, and nobody is taken away from it', async ({ page }) => {
    await openForm(page, input + rowsOf(['a', 'b']), { form: 'data-rows' });
    const release = await slowRows(page);
    await page.getByRole('button', { name: 'Añadir' }).click();
    await page.locator('#i1').fill('escrito mientras tanto');
    release();
    await expect(page.locator('#i2')).toBeVisible();
    await expect(page.locator('#i1')).toHaveValue('escrito mientras tanto');
    await expect(page.locator('#i1')).toBeFocused();
});

test('what is typed while a row is removed moves up with its row', async ({ page }) => {
    await openForm(page, input + rowsOf(['a', 'b', 'c']), { form: 'data-rows' });
    const release = await slowRows(page);
    await page.getByRole('button', { name: 'Quitar 1' }).click();
    await page.locator('#i2').fill('escrito mientras tanto');
    release();
    await expect(page.locator('.row-set')).toHaveCount(2);
    await expect(page.locator('#i0')).toHaveValue('b');
    await expect(page.locator('#i1')).toHaveValue('escrito mientras tanto');
    await expect(page.locator('#i1')).toBeFocused();
});

const hidden = (fields) => Object.entries(fields).map(([name, value]) => `<input type="hidden" name="${name}" value="${value}">`).join('');
const SHOWN = { kept_at: '2026-11-26T10:00:00.000001Z', seen: 'a', turn: '0' };

test('a form says which text it shows, and takes over what it is told of the one that was kept', async ({ page }) => {
    await page.clock.install();
    const kept = (at, seen) => ({ status: 204, headers: { 'X-Kept-At': `2026-11-26T10:00:00.00000${at}Z`, 'X-Seen': seen } });
    const got = await saving(page, kept(3, 'b'), kept(2, 'late'), kept(4, 'c'));
    await openForm(page, hidden(SHOWN) + input + STATUS, { form: `${AUTOSAVE} data-kept-at="${SHOWN.kept_at}" data-seen="${SHOWN.seen}"` });
    for (const [at, expected] of [['1', 'a'], ['3', 'b'], ['3', 'b']].entries()) {
        await page.locator('#title').fill(`texto ${at}`);
        await page.clock.runFor(2100);
        await expect.poll(() => got.length).toBe(at + 1);
        await expect(status(page)).toHaveText(/^Guardado a las/);
        const { fields } = got[at];
        expect([fields.get('kept_at').slice(-2, -1), fields.get('seen')]).toEqual(expected);
        expect(fields.get('turn')).toBe(String(at + 1));
    }
});

test('a form with two texts to choose from waits for a button', async ({ page }) => {
    await page.clock.install();
    const got = await saving(page, { status: 204 });
    await openForm(page, hidden(SHOWN) + input + STATUS, { form: `${AUTOSAVE} data-held` });
    await expect(status(page)).toHaveText(say('es', 'editor-collided'));
    await page.locator('#title').fill('dos');
    await page.clock.runFor(30_000);
    expect(got.length).toBe(0);
    // The browser's own page about a service that is down would take the place of what was typed.
    await page.route('**/work/editor-story', (route) => route.abort('aborted'), { times: 1 });
    await page.getByRole('button', { name: 'Guardar' }).click();
    await expect(status(page)).toHaveText(say('es', 'editor-unanswered'));
    await expect(page.locator('#title')).toHaveValue('dos');
    await page.getByRole('button', { name: 'Guardar' }).click();
    await expect(page).toHaveTitle('Enviado');
});

test('a row is added once what is being saved has arrived', async ({ page }) => {
    await page.clock.install();
    const order = [];
    let release;
    const gate = new Promise((resolve) => { release = resolve; });
    await page.route(`**${SAVE}`, async (route) => {
        await gate;
        order.push('saved');
        return route.fulfill({ status: 204 });
    });
    await openForm(page, input + rowsOf(['a']) + STATUS, { form: `${AUTOSAVE} data-rows` });
    await page.route('**/work/editor-story', (route) => {
        order.push('added');
        return route.fulfill({ contentType: 'text/html', body: `<title>x</title><form data-rows>${rowsOf(['a', ''])}</form>` });
    });
    await page.locator('#title').fill('dos');
    const saving = page.waitForRequest(`**${SAVE}`);
    await page.clock.runFor(2100);
    await saving;
    await page.getByRole('button', { name: 'Añadir' }).click();
    release();
    await expect(page.locator('#i1')).toBeFocused();
    expect(order).toEqual(['saved', 'added']);
});

const file = '<div class="field"><label for="file">Informe</label><input type="file" id="file" name="file" accept=".docx,.md"></div>';
const UPLOAD = 'data-upload enctype="multipart/form-data" data-max-bytes="2000000"';
const report = (name, size = 10) => ({ name, mimeType: 'text/markdown', buffer: Buffer.alloc(size, 'a') });

test('a file is sent with its progress, and the page that it leads to follows', async ({ page }) => {
    await openForm(page, file, { form: UPLOAD });
    const said = page.locator('.drop-zone [role=status]');
    await page.locator('#file').setInputFiles(report('informe.exe'));
    await expect(said).toHaveText(say('es', 'editor-upload-kind'));
    await page.locator('#file').setInputFiles(report('informe.md', 3_000_000));
    await expect(said).toHaveText(/máximo es 2 MB/);
    await page.locator('#file').setInputFiles(report('informe.md'));
    await expect(said).toHaveText('Archivo elegido: informe.md');
    const faults = '<title>Error: Subir</title><main id="main" tabindex="-1"><div class="problem" role="alert" tabindex="-1"><h2>No se pudo</h2></div></main>';
    await page.route('**/work/editor-story', (route) => route.fulfill({ status: 200, contentType: 'text/html', body: faults }));
    await page.getByRole('button', { name: 'Guardar' }).click();
    await expect(page.getByRole('alert')).toBeFocused();
    await expect(page).toHaveTitle('Error: Subir');
});

test('a file is dropped into the form', async ({ page }) => {
    await openForm(page, file, { form: `${UPLOAD} data-upload="now"`.replace('data-upload enctype', 'enctype') });
    const sent = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('editor-story'));
    await page.route('**/work/editor-story', (route) => route.fulfill({ contentType: 'text/plain', body: 'no page' }));
    await page.locator('.drop-zone').evaluate((zone) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File(['# Hola'], 'hola.md', { type: 'text/markdown' }));
        for (const type of ['dragenter', 'dragover', 'drop']) zone.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    });
    expect((await sent).headers()['content-type']).toMatch(/^multipart\/form-data/);
    await expect(page.locator('.drop-zone [role=status]')).toHaveText(say('es', 'editor-upload-failed'));
    await expect(page.getByRole('button', { name: 'Guardar' })).toBeEnabled();
});

test('a long list is filtered without accents, and what is ticked stays', async ({ page }) => {
    const names = ['Argentina', 'Bolivia', 'Brasil', 'Chile', 'Colombia', 'México', 'Panamá', 'Perú', 'Uruguay'];
    const list = names.map((name, at) => `<div class="choice"><input type="checkbox" id="c${at}" name="c" value="${at}"><label for="c${at}">${name}</label></div>`).join('');
    await openForm(page, `<fieldset class="field" data-filterable><legend>Países</legend>${list}</fieldset>`);
    await page.getByLabel('Chile').check();
    const search = page.getByLabel(say('es', 'editor-filter'));
    await search.fill('peru');
    await expect(page.getByLabel('Perú')).toBeVisible();
    await expect(page.getByLabel('Chile')).toBeVisible();
    await expect(page.getByLabel('Brasil')).toBeHidden();
    await expect(page.getByText('1 opción')).toBeVisible();
    await search.fill('zzz');
    await expect(page.getByText(say('es', 'editor-found-none'))).toBeVisible();
    await search.press('Enter');
    await expect(page).not.toHaveTitle('Enviado');
    await search.fill('');
    await expect(page.getByLabel('Brasil')).toBeVisible();
});
