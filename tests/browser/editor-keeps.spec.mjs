// What nobody touched stays as it is, byte for byte: over every text that there is, with the parser of the service.
import { EditorState } from '../../web/node_modules/prosemirror-state/dist/index.js';
import { Kept } from '../../web/editor/kept.mjs';
import { makeSchema } from '../../web/editor/schema.mjs';
import { bodies, HARD } from './editor-bodies.mjs';
import { expectMarkdown, field, moveCaret, openForm } from './editor-page.mjs';
import { expect, facts, signedInAs, test } from './test.mjs';

/** Most single edits of one text. */
const EDITS = 12;

test.setTimeout(600_000);

/** Returns a function that asks the service for the tree of a text. */
async function parser(page) {
    await signedInAs(page, 'author');
    const token = await page.locator('input[name=csrf_token]').first().inputValue();
    return async (markdown) => {
        if (markdown.trim() === '') return { blocks: [] };
        const response = await page.request.post('/es/work/rich-text', { form: { csrf_token: token, markdown } });
        expect(response.status(), markdown.slice(0, 80)).toBe(200);
        return response.json();
    };
}

function load(markdown, tree) {
    const levels = tree.blocks.filter(({ node }) => node.type === 'heading').map(({ node }) => node.attrs.level);
    return new Kept(makeSchema(levels.length ? Math.min(...levels) : 2), markdown, tree);
}

/** Returns what two texts do not have in common: the first and last lines that differ in the first of them. */
function changed(before, after) {
    const [a, b] = [before.split('\n'), after.split('\n')];
    let from = 0;
    while (from < a.length && from < b.length && a[from] === b[from]) from += 1;
    let end = 0;
    while (end < a.length - from && end < b.length - from && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
    return { from: from + 1, to: a.length - end };
}

/** The document without what Markdown cannot say: attributes that differ in form only, and spaces at the edges. */
function meant(doc) {
    const plain = (json) => {
        const { type, attrs = {}, content = [], marks = [], text } = json;
        const kept = { ...attrs };
        for (const name of ['tight', 'marker', 'colspan', 'rowspan', 'colwidth']) delete kept[name];
        let inner = content.map(plain).filter((each) => !(each.type === 'paragraph' && each.content.length === 0));
        if (type === 'table_row' || type.startsWith('table_')) inner = content.map(plain);
        inner = inner.reduce((all, each) => {
            const last = all.at(-1);
            if (last?.type === 'text' && each.type === 'text' && JSON.stringify(last.marks) === JSON.stringify(each.marks)) {
                all[all.length - 1] = { ...last, text: last.text + each.text };
            } else all.push(each);
            return all;
        }, []);
        return { type, attrs: kept, content: inner, marks: marks.map((mark) => JSON.stringify(mark)).sort(), ...(text && { text }) };
    };
    return JSON.stringify(plain(doc.toJSON()));
}

test('every text comes back as it was, and so do all others of its blocks when one is edited', async ({ page }) => {
    const parse = await parser(page);
    const all = await bodies(process.env.ACERVO_ADDRESS, facts().accounts);
    let edits = 0;
    const wrong = [];
    for (const [name, markdown] of all) {
        const tree = await parse(markdown);
        const kept = load(markdown, tree);
        const blocks = kept.entries.flatMap(({ gap, own }) => [...gap, ...own]);
        const whole = markdown === '' ? '' : [...blocks, ...kept.tail].join('\n');
        if (whole !== markdown || kept.write(kept.doc) !== markdown) wrong.push(`${name} comes back changed`);
        const places = [];
        kept.doc.forEach((node, pos, at) => node.inlineContent && !node.type.spec.code && places.push({ pos, at }));
        const step = Math.max(1, Math.floor(places.length / EDITS));
        if (tree.blocks.length === 0) continue;
        for (const { pos, at } of places.filter((_, n) => n % step === 0)) {
            edits += 1;
            const state = EditorState.create({ doc: kept.doc });
            const edited = state.tr.insertText(kept.doc.child(at).content.size ? 'Nuevo ' : 'Nuevo', pos + 1).doc;
            const after = kept.write(edited);
            const { from, to } = changed(markdown, after);
            const own = tree.blocks[at];
            if (from < own.from || to > own.to) wrong.push(`${name}, block ${at}: lines ${from}-${to} outside of ${own.from}-${own.to}`);
            const again = load(after, await parse(after));
            if (meant(again.doc) !== meant(edited)) wrong.push(`${name}, block ${at} is read otherwise:\n${after.split('\n').slice(from - 1, from + 5).join('\n')}`);
        }
    }
    console.log(`${all.length} texts, ${edits} edits`);
    expect(wrong.slice(0, 10), `${wrong.length} of ${edits} edits`).toEqual([]);
    expect(edits).toBeGreaterThan(300);
});

test('every kind of block that is written anew is read as what it was', async ({ page }) => {
    const parse = await parser(page);
    const wrong = [];
    for (const [name, markdown] of await bodies(process.env.ACERVO_ADDRESS, facts().accounts)) {
        if (markdown.length > 60_000) continue;
        const tree = await parse(markdown);
        const kept = load(markdown, tree);
        // Nodes of another identity: nothing of the source is known of them.
        const anew = kept.doc.type.schema.nodeFromJSON(kept.doc.toJSON());
        const nothing = new Kept(kept.doc.type.schema, '', { blocks: [] });
        const written = nothing.write(anew);
        const again = load(written, await parse(written));
        if (meant(again.doc) !== meant(anew)) {
            const [a, b] = [JSON.parse(meant(anew)).content, JSON.parse(meant(again.doc)).content];
            const at = a.findIndex((block, n) => JSON.stringify(block) !== JSON.stringify(b[n]));
            const clip = (value) => JSON.stringify(value)?.slice(0, 700);
            wrong.push(`${name}, block ${at}:\n${clip(a[at])}\n${clip(b[at])}`);
        }
    }
    expect(wrong.slice(0, 6), `${wrong.length} texts`).toEqual([]);
});

test('blocks that are removed, moved or undone leave the others as they are', async ({ page }) => {
    const parse = await parser(page);
    const wrong = [];
    for (const markdown of HARD) {
        const kept = load(markdown, await parse(markdown));
        const count = kept.doc.childCount;
        for (let at = 0; at < count; at += 1) {
            const rest = [];
            kept.doc.forEach((node, _, n) => n !== at && rest.push(node));
            if (rest.length === 0) continue;
            const without = kept.doc.type.create(null, rest);
            const after = kept.write(without);
            const again = load(after, await parse(after));
            // The source of links that are defined elsewhere is text without its definition.
            if (markdown.includes('[a]:')) continue;
            if (meant(again.doc) !== meant(without) && !/\[\^/.test(markdown)) wrong.push(`without ${at}:\n${markdown}\n=>\n${after}`);
        }
        const copy = kept.doc.type.schema.nodeFromJSON(kept.doc.toJSON());
        if (kept.write(copy) !== markdown) wrong.push(`undone:\n${markdown}`);
    }
    expect(wrong.slice(0, 5), `${wrong.length}`).toEqual([]);
});

test('in the browser, a text that is changed and changed back is what it was', async ({ page }) => {
    const all = (await bodies(process.env.ACERVO_ADDRESS, facts().accounts)).filter(([, text]) => text.length < 40_000 && text.trim());
    const some = all.filter((_, at) => at < HARD.length || at % Math.ceil(all.length / 60) === 0);
    for (let from = 0; from < some.length; from += 10) {
        const part = some.slice(from, from + 10);
        await openForm(page, part.map(([, text], at) => field(`t${at}`, `Texto ${at}`, text)).join(''));
        await expect(page.locator('.ProseMirror')).toHaveCount(part.length);
        for (const [at, [name, text]] of part.entries()) {
            const textarea = page.locator(`#t${at}`);
            const given = await textarea.inputValue();
            expect(given, name).toBe(text);
            await page.locator(`#t${at}-rich`).focus();
            await moveCaret(page, 'Control+Home');
            await page.keyboard.type('x');
            await expect.poll(() => textarea.inputValue(), name).not.toBe(text);
            await page.keyboard.press('Control+z');
            await expectMarkdown(page, text, `t${at}`);
        }
    }
});
