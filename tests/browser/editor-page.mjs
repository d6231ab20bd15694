// A small page with rich fields for stories about the editor: a real page of the service, with its headers, styles,
// texts and scripts, whose content is this form.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { expect, signedInAs } from './test.mjs';

const PATH = '/work/editor-story';
const escape = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');

/** A field of the form, as pages have it. */
export const field = (id, label, markdown, attributes = '') => `
    <div class="field"><label for="${id}">${label}</label><p class="hint" id="${id}-hint">Ayuda del campo.</p>
    <textarea class="input" data-rich id="${id}" name="/practice/${id}" rows="8" aria-describedby="${id}-hint ${id}-c" ${attributes}>
${escape(markdown)}</textarea><p class="counter" id="${id}-c" data-words-limit="150"><span>0</span></p></div>`;

/** Opens a form with this content, signed in as the author. `form` are attributes of the form. */
export async function openForm(page, content, { language = 'es', form = '', ready = true } = {}) {
    await signedInAs(page, 'author', language);
    const real = await page.request.get(`/${language}/styleguide`);
    const html = await real.text();
    const texts = /<template id="editor-texts"[\s\S]*?<\/template>/.exec(html)[0];
    const script = /<script type="module" src="[^"]*editor-[^"]*"><\/script>/.exec(html)[0];
    const token = /name="csrf_token" value="([^"]*)"/.exec(html)[1];
    const main = `<main id="main" class="wrap" tabindex="-1"><h1>Formulario</h1><form class="sheet" method="post" action="/${language}${PATH}" ${form}>
        <input type="hidden" name="csrf_token" value="${token}"><div class="text">${content}
        <p class="actions"><button class="button" type="submit">Guardar</button></p></div></form>${texts}${script}</main>`;
    const headers = { ...real.headers() };
    for (const name of ['content-length', 'content-encoding', 'etag']) delete headers[name];
    await page.route(`**/${language}${PATH}`, (route) => {
        if (route.request().method() !== 'GET') return route.fulfill({ status: 200, headers, body: '<title>Enviado</title>' });
        return route.fulfill({ status: 200, headers, body: html.replace(/<main[\s\S]*<\/main>/, () => main) });
    });
    // While one writes the scripts, they can be tried without building the program again.
    if (process.env.WEB_FROM_SOURCES) {
        for (const [pattern, file, contentType] of [
            ['**/assets/editor-*.js', 'editor.js', 'text/javascript'], ['**/assets/work-*.css', 'work.css', 'text/css'],
        ]) {
            const path = fileURLToPath(new URL(`../../web/${file}`, import.meta.url));
            await page.route(pattern, (route) => route.fulfill({ contentType, body: readFileSync(path, 'utf8') }));
        }
    }
    await page.goto(`/${language}${PATH}`);
    if (ready && content.includes('data-rich')) await expect(page.locator('.ProseMirror').first()).toBeVisible();
}

/** Opens a form with one rich field. Returns its region, and a function that returns the Markdown of the textarea. */
export async function openText(page, markdown, options) {
    await openForm(page, field('results', 'Resultados', markdown), options);
    const region = page.getByRole('textbox', { name: 'Resultados' });
    return { region, markdown: () => page.locator('#results').inputValue() };
}

/** Waits until the textarea has this Markdown. */
export const expectMarkdown = (page, expected, id = 'results') =>
    expect.poll(() => page.locator(`#${id}`).inputValue()).toBe(expected);

/** Presses keys that move the caret or select, and waits after each until the browser has told the page: it does so later. */
export async function moveCaret(page, ...keys) {
    for (const key of keys) {
        await page.keyboard.press(key);
        await caretTold(page);
    }
}

/** Clicks into a text, and waits until the browser has told the page that the caret is there. */
export async function putCaret(text) {
    await text.click();
    await caretTold(text.page());
}

const caretTold = (page) => page.evaluate(() =>
    new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));

/** Pastes into what has the focus. */
export const paste = (page, given) => page.evaluate((data) => {
    const clipboardData = new DataTransfer();
    for (const [type, text] of Object.entries(data)) clipboardData.setData(type, text);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(event);
}, given);
