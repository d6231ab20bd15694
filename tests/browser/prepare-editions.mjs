// What the suite adds to the editions of the demonstration: a draft in three languages with some of its texts, and one
// whose title tests layouts and which lacks what it needs.
import { call } from './api.mjs';

const COMPENDIUM = 'framework-document';

/** Prepares the editions. Returns their identifiers. */
export async function prepareEditions(address, editor, hostileTitle) {
    const draft = await create(address, editor, {
        title: { es: 'Documento marco de buenas prácticas', en: 'Framework document of best practices', pt: 'Documento-marco de boas práticas' },
        subtitle: { es: 'Tercera edición' }, languages: ['es', 'en', 'pt'],
    });
    await write(address, editor, draft);
    const [first] = (await call(address, `/editions/${draft}/entries`, { token: editor })).chapters[0].entries;
    const left = { left_out: [first.section], order: [] };
    await call(address, `/editions/${draft}/entries`, { method: 'PUT', token: editor, body: left });
    const title = hostileTitle.slice(0, 300);
    const hostile = await create(address, editor, { title: { es: title }, languages: ['es', 'fr'] });
    return { draft, hostile };
}

async function create(address, editor, body) {
    return (await call(address, `/compendia/${COMPENDIUM}/editions`, { method: 'POST', token: editor, body })).id;
}

async function write(address, editor, id) {
    const items = [
        { part: 'foreword', number: 1, texts: { es: 'Este documento nació en **Bogotá**.' } },
        { part: 'summary', texts: { es: 'Lo esencial.', en: 'The essentials.', pt: 'O essencial.' } },
        { part: 'summary', texts: { es: 'Lo esencial, en dos páginas.' } },
    ];
    for (const item of items) {
        await call(address, `/editions/${id}/parts`, { method: 'PUT', token: editor, body: { items: [item] } });
    }
    const { tag } = await call(address, `/editions/${id}`, { token: editor });
    const imprint = {
        publishers: [{ short: 'SELA', name: { es: 'Sistema Económico Latinoamericano y del Caribe' }, place: 'Caracas' }],
        symbol: 'SP/Di No. 4-26', isbns: [{ language: 'es', format: 'pdf', isbn: '978-0-306-40615-7' }],
        signatories: [{ name: 'Ana Pérez', office: { es: 'Secretaria Permanente' }, date: '2026-11-20' }],
    };
    await call(address, `/editions/${id}`, { method: 'PATCH', token: editor, tag, body: { imprint } });
}
