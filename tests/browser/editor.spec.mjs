// Writing with formatting: by keyboard, from Word, under the policy of the pages, and as plain text.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import axe from 'axe-core';

import { expectMarkdown, field, moveCaret, openForm, openText, paste, putCaret } from './editor-page.mjs';
import { expect, expectNoSidewaysScrolling, test } from './test.mjs';
import { say } from './texts.mjs';

const WORD = readFileSync(fileURLToPath(new URL('word-paste.html', import.meta.url)), 'utf8');
const tool = (page, id) => page.getByRole('toolbar').first().getByRole('button', { name: say('es', id), exact: true });

test('a text is written by keyboard alone', async ({ page }) => {
    await openText(page, '');
    await page.getByText('Resultados', { exact: true }).click();
    await page.keyboard.type('## Datos\nSe llegó a ');
    await page.keyboard.press('Control+b');
    await page.keyboard.type('640');
    await page.keyboard.press('Control+b');
    await page.keyboard.type(' personas.\n- uno\ndos\n');
    await page.keyboard.press('Tab');
    await page.keyboard.type('dentro\n\n\nFin_de *todo*');
    await expectMarkdown(page, '### Datos\n\nSe llegó a **640** personas.\n\n- uno\n- dos\n  - dentro\n\nFin_de \\*todo\\*');
});

test('Tab leaves a text, and a list after Escape; Alt+F10 leads to the buttons', async ({ page }) => {
    const { region } = await openText(page, 'texto\n\n- uno\n- dos\n');
    await region.focus();
    await moveCaret(page, 'Control+Home');
    await page.keyboard.press('Tab');
    await expect(region).not.toBeFocused();
    await region.focus();
    await moveCaret(page, 'Control+End');
    await page.keyboard.press('Tab');
    await expectMarkdown(page, 'texto\n\n- uno\n  - dos\n');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: say('es', 'editor-to-plain') })).toBeFocused();
    await region.focus();
    await page.keyboard.press('Alt+F10');
    await expect(page.getByLabel(say('es', 'editor-style'))).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await expect(tool(page, 'editor-bold')).toBeFocused();
    await moveCaret(page, 'End');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect(tool(page, 'editor-italic')).toBeFocused();
    await expect(page.getByRole('toolbar').locator('[tabindex="0"]')).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(region).toBeFocused();
});

test('people who listen are told what a field is, and what its buttons do', async ({ page }) => {
    const { region } = await openText(page, 'uno **dos**[^1]\n\n[^1]: nota\n', {});
    await expect(region).toHaveAccessibleName('Resultados');
    await expect(region).toHaveAccessibleDescription(/Ayuda del campo.*palabras.*Alt\+F10/);
    await expect(region).toHaveAttribute('aria-multiline', 'true');
    const buttons = ['bold', 'italic', 'bullets', 'numbers', 'quote', 'link', 'note', 'table', 'undo', 'redo'];
    const named = buttons.map((id) => `    - button ${JSON.stringify(say('es', `editor-${id}`))}`).join('\n');
    await expect(page.locator('main')).toMatchAriaSnapshot(`
- 'toolbar "Formato: Resultados"':
    - combobox "Tipo de párrafo"
${named}
- textbox "Resultados":
    - paragraph
    - note "Nota 1"
`);
    await putCaret(region.getByText('dos'));
    await expect(tool(page, 'editor-bold')).toHaveAttribute('aria-pressed', 'true');
    await expect(tool(page, 'editor-italic')).toHaveAttribute('aria-pressed', 'false');
    await expect(tool(page, 'editor-undo')).toHaveAttribute('aria-disabled', 'true');
});

test('what is pasted from Word has its headings, lists, table and notes, and nothing else', async ({ page }) => {
    const { region } = await openText(page, 'Antes[^1]\n\n[^1]: mía\n');
    await region.focus();
    await moveCaret(page, 'Control+Home', 'End');
    await page.keyboard.press('Enter');
    await paste(page, { 'text/html': WORD, 'text/plain': 'no esto' });
    await expect.poll(() => page.locator('#results').inputValue()).toContain('Registro propio');
    const markdown = await page.locator('#results').inputValue();
    expect(markdown).toBe(`Antes[^1]

## Resultados del programa

Se atendió a **640** personas “migrantes” y *retornadas*[^2], según el [registro](https://www.ejemplo.org/registro?a=1&b=2) nacional. Añadido.

### Qué se hizo

- Primer punto
  - Debajo
- Segundo punto

Y en orden:

1. Inscripción
2. Entrega

| País | Personas |
| --- | ---: |
| Perú | 300 (en 2025) |
|  | 40 \\| 50 |

Fin – «cita»…

[^1]: mía

[^2]: Registro propio, 2025.
`);
});

test('Markdown that is pasted as text stays text, and pages from elsewhere bring no scripts', async ({ page }) => {
    const { region } = await openText(page, '');
    await region.focus();
    await paste(page, { 'text/plain': '# No es título\n* ni **lista**' });
    await expectMarkdown(page, '\\# No es título\n\n\\* ni \\*\\*lista\\*\\*');
    await page.keyboard.press('Control+a');
    const html = '<p style="color:red" onclick="alert(1)">Hola <a href="javascript:alert(1)">mundo</a> <b style="font-weight:normal">b</b>'
        + '<span style="font-weight:700">fuerte</span><img src=x onerror="alert(1)"></p><script>alert(1)</script><iframe src="/"></iframe>';
    await paste(page, { 'text/html': html });
    await expectMarkdown(page, 'Hola mundo b**fuerte**');
});

test('a link has a safe address, and can be changed and removed', async ({ page }) => {
    const { region } = await openText(page, 'Vea el sitio\n');
    await region.focus();
    await moveCaret(page, 'Control+End', 'Control+Shift+ArrowLeft');
    await page.keyboard.press('Control+k');
    const dialog = page.getByRole('dialog', { name: say('es', 'editor-link-title') });
    const address = dialog.getByLabel(say('es', 'editor-link-address'));
    await expect(address).toBeFocused();
    for (const wrong of ['javascript:alert(1)', 'JaVaScript:alert(1)', 'data:text/html,x', 'sitio', '/x', 'https://', 'http://a b.org', 'mailto:']) {
        await address.fill(wrong);
        await page.keyboard.press('Enter');
        await expect(dialog.getByRole('alert').filter({ hasText: say('es', 'editor-link-fault') }), wrong).toBeVisible();
        await expect(address).toBeFocused();
        await expect(address).toHaveAttribute('aria-invalid', 'true');
    }
    await address.fill('https://ejemplo.org/a_(b)');
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expectMarkdown(page, 'Vea el [sitio](<https://ejemplo.org/a_(b)>)\n');
    await expect(region).toBeFocused();
    await putCaret(region.getByText('sitio'));
    await tool(page, 'editor-link').click();
    await expect(address).toHaveValue('https://ejemplo.org/a_(b)');
    await address.fill('ana@ejemplo.org');
    await dialog.getByRole('button', { name: say('es', 'editor-link-set') }).click();
    await expectMarkdown(page, 'Vea el [sitio](mailto:ana@ejemplo.org)\n');
    await putCaret(region.getByText('sitio'));
    await page.keyboard.press('Control+k');
    await dialog.getByRole('button', { name: say('es', 'editor-link-remove') }).click();
    await expectMarkdown(page, 'Vea el sitio\n');
});

test('a table is made and edited, and its rows and columns are added and removed', async ({ page }) => {
    const { region } = await openText(page, 'Antes\n');
    await region.focus();
    await tool(page, 'editor-table').click();
    await page.keyboard.type('A');
    for (const text of ['B', 'C', '1', '2', '3', '4', '5', '6', '7']) {
        await page.keyboard.press('Tab');
        await page.keyboard.type(text);
    }
    const table = (rows) => `Antes\n\n${rows.map((row) => `| ${row.join(' | ')} |`).join('\n')}\n`;
    const rule = ['---', '---', '---'];
    await expectMarkdown(page, table([['A', 'B', 'C'], rule, ['1', '2', '3'], ['4', '5', '6'], ['7', '', '']]).replace(/ {2,}\|/g, '  |'));
    await page.keyboard.press('Shift+Tab');
    await tool(page, 'editor-remove-row').click();
    await tool(page, 'editor-remove-row').click();
    await expect(region.locator('tr')).toHaveCount(2);
    await putCaret(region.getByText('1', { exact: true }));
    await tool(page, 'editor-column-after').click();
    await tool(page, 'editor-row-below').click();
    await expect(region.locator('tr')).toHaveCount(3);
    await expect(region.locator('tr').first().locator('th')).toHaveCount(4);
    await tool(page, 'editor-remove-column').click();
    await putCaret(region.getByText('B', { exact: true }));
    await expect(tool(page, 'editor-remove-row')).toHaveAttribute('aria-disabled', 'true');
    await page.keyboard.press('Enter');
    await page.keyboard.type('x');
    await tool(page, 'editor-remove-table').click();
    await expectMarkdown(page, 'Antes\n');
    await page.keyboard.press('Control+z');
    await expect(region.locator('table')).toHaveCount(1);
});

test('a footnote is made, written, and left for where it is referred to', async ({ page }) => {
    const { region } = await openText(page, 'uno[^1] dos\n\n[^1]: a\n');
    await region.focus();
    await moveCaret(page, 'Control+Home', 'End');
    await page.keyboard.press('Control+Alt+f');
    await page.keyboard.type('Fuente: b');
    await page.keyboard.press('Control+Alt+f');
    await page.keyboard.type(' tres');
    await expectMarkdown(page, 'uno[^1] dos[^2] tres\n\n[^1]: a\n\n[^2]: Fuente: b\n');
});

test('undo gives back what was there, byte for byte', async ({ page }) => {
    const text = '* uno\n* dos\n\nlínea\nrota   \n\n\n1) a\n';
    const { region } = await openText(page, text);
    await region.focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('nada');
    await expectMarkdown(page, 'nada\n');
    await tool(page, 'editor-undo').click();
    await page.keyboard.press('Control+z');
    await expectMarkdown(page, text);
    await tool(page, 'editor-redo').click();
    await expect.poll(() => page.locator('#results').inputValue()).not.toBe(text);
});

test('a field is switched to plain text and stays so for this person', async ({ page }) => {
    const text = '## Uno\n\n**dos**\n';
    await openText(page, text);
    const toPlain = page.getByRole('button', { name: say('es', 'editor-to-plain') });
    const toRich = page.getByRole('button', { name: say('es', 'editor-to-rich') });
    await toPlain.focus();
    await page.keyboard.press('Enter');
    const textarea = page.locator('textarea#results');
    await expect(textarea).toBeFocused();
    await expect(textarea).toHaveValue(text);
    await expect(page.getByRole('status').filter({ hasText: say('es', 'editor-is-plain') })).toBeVisible();
    await textarea.fill(`${text}\n- tres\n`);
    await page.reload();
    await expect(page.locator('textarea#results')).toBeVisible();
    await expect(page.locator('.ProseMirror')).toHaveCount(0);
    await toRich.click();
    await expect(page.locator('.ProseMirror')).toBeFocused();
    await page.reload();
    await expect(page.locator('.ProseMirror')).toBeVisible();
});

test('what the editor has no element for is shown, kept, and not touched', async ({ page }) => {
    const text = '<div>\nhola\n</div>\n\n[a]: http://a.example\n\ntexto <b>x</b> ![mapa](m.png)\n';
    const { region } = await openText(page, text);
    await expect(region.locator('pre[data-source]')).toHaveCount(2);
    await expect(region.locator('img[src]')).toHaveCount(0);
    await region.focus();
    await moveCaret(page, 'Control+End');
    await page.keyboard.type(' fin');
    await expectMarkdown(page, text.replace('png)\n', 'png) fin\n'));
});

test('a form that is sent has the last keystroke', async ({ page }) => {
    const { region } = await openText(page, 'uno\n');
    await region.focus();
    await moveCaret(page, 'Control+End');
    const sent = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/work/editor-story'));
    await page.keyboard.type(' y dos');
    await page.locator('form.sheet').evaluate((form) => form.requestSubmit());
    expect(new URLSearchParams((await sent).postData()).get('/practice/results')).toBe('uno y dos\r\n');
});

test('words are counted as the service counts them, and too many are announced', async ({ page }) => {
    const words = Array.from({ length: 149 }, (_, at) => `palabra${at}`).join(' ');
    const { region } = await openText(page, `${words}\n`);
    const counter = page.locator('#results-c');
    await expect(counter).toHaveText('149 de 150 palabras');
    await region.focus();
    await moveCaret(page, 'Control+End');
    await page.keyboard.type(' una dos tres');
    await expect(counter).toHaveText('152 de 150 palabras: sobran 2');
    await expect(counter.locator('.over')).toBeVisible();
    await expect(page.getByRole('status').filter({ hasText: 'sobran 2' })).toHaveCount(1);
});

test('a text stays plain, and is not lost, while the service does not answer', async ({ page }) => {
    await page.route('**/work/rich-text', (route) => route.fulfill({ body: '<p>no</p>' }));
    await openForm(page, field('results', 'Resultados', '**uno**\n'), { ready: false });
    const toRich = page.getByRole('button', { name: say('es', 'editor-to-rich') });
    await expect(toRich).toBeVisible();
    await page.unroute('**/work/rich-text');
    await toRich.click();
    await expect(page.locator('.ProseMirror strong')).toHaveText('uno');
});

for (const colorScheme of ['light', 'dark']) {
    test(`axe finds nothing in the editor and its dialog, ${colorScheme}`, async ({ page }) => {
        await page.emulateMedia({ colorScheme });
        const text = '# Uno\n\n[dos](https://ejemplo.org)[^1]\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n<p>x</p>\n\n[^1]: tres\n';
        const { region } = await openText(page, text);
        const violations = () => page.evaluate(async () => (await globalThis.axe.run(document)).violations
            .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)} ${node.failureSummary}`)));
        await page.evaluate(axe.source);
        await putCaret(region.getByText('1', { exact: true }).last());
        expect(await violations()).toEqual([]);
        await putCaret(region.getByText('dos'));
        await page.keyboard.press('Control+k');
        await page.keyboard.press('Control+a');
        await page.keyboard.type('x');
        await page.keyboard.press('Enter');
        await expect(page.getByRole('dialog').getByRole('alert').last()).toBeVisible();
        expect(await violations()).toEqual([]);
    });
}

test('forced colours leave every state visible', async ({ page }) => {
    await page.emulateMedia({ forcedColors: 'active' });
    const { region } = await openText(page, '**uno**\n');
    await putCaret(region.getByText('uno'));
    await expect(tool(page, 'editor-bold')).toHaveAttribute('aria-pressed', 'true');
    const border = (id) => tool(page, id).evaluate((button) => getComputedStyle(button).borderTopWidth);
    expect(await border('editor-bold')).not.toBe(await border('editor-italic'));
});

for (const [width, scheme, size] of [[320, 'light', 1], [360, 'dark', 1], [320, 'light', 2]]) {
    test(`at ${width} px, ${scheme}, letters times ${size}: nothing reaches too far`, async ({ page }) => {
        await page.emulateMedia({ colorScheme: scheme });
        await page.setViewportSize({ width, height: 800 });
        const text = `# Uno\n\n| a | b | c |\n|---|---|---|\n| ${'larga'.repeat(20)} | 2 | 3 |\n\n<div>\n${'x'.repeat(200)}\n</div>\n`;
        const { region } = await openText(page, text);
        if (size > 1) await page.evaluate((by) => { document.documentElement.style.fontSize = `${by * 100}%`; }, size);
        await putCaret(region.locator('td').last());
        await expect(tool(page, 'editor-row-below')).toBeVisible();
        await expectNoSidewaysScrolling(page);
    });
}

for (const language of ['es', 'en', 'pt', 'fr']) {
    test(`the buttons speak ${language}`, async ({ page }) => {
        await openText(page, 'a\n', { language });
        for (const id of ['editor-bold', 'editor-note', 'editor-table', 'editor-to-plain']) {
            await expect(page.getByRole('button', { name: say(language, id), exact: true })).toBeVisible();
        }
    });
}
