// Sections of the author's institution at every stage of the work, for the pages where people write.
import { call } from './api.mjs';

const INSTITUTION = 'mre-co';
const COMPENDIUM = 'framework-document';
const REASONS = [
    { pointer: '/practice/results', text: '¿De qué año son estas cifras?' },
    { pointer: '/body', text: 'Acorte el segundo párrafo.' },
];
const SUMMARY = 'Los consulados atienden una vez al mes en ciudades donde no tienen oficina.';
/** A report with what cannot be read, and a title as long as no form likes it. */
const REPORT = '# Informe de la ventanilla\n\nUna **visita** al mes.\n\n![](mapa.png)\n\n| Año | Citas |\n|---|---|\n| 2024 | 18 |\n';

/** Enters the sections. Returns their identifiers by what has happened to them. */
export async function prepareWork(address, author, editor, { practice, chapter, body }) {
    const place = { compendium: COMPENDIUM, chapter: chapter.id ?? chapter, institution: INSTITUTION, language: 'es' };
    const make = async (fields, text = '') => {
        const section = { ...place, practice: fields, body: text };
        return (await call(address, '/sections', { method: 'POST', token: author, body: section })).id;
    };
    const complete = (title) => make({ ...practice, title }, body);
    const post = (id, act, token, content) => call(address, `/sections/${id}/${act}`, { method: 'POST', token, body: content });
    const begun = await make({ title: 'Tarjeta de Movilidad Fronteriza', countries: ['CO', 'VE'] });
    const copy = { base_version: 1, practice: { title: 'Tarjeta de Movilidad' }, body: '' };
    await call(address, `/sections/${begun}/working-copy`, { method: 'PUT', token: author, body: copy });
    const ready = await complete('Lista para presentar');
    const waiting = await complete('Consulados móviles de Colombia');
    for (const version of [1, 2, 3]) {
        await post(waiting, 'submit', author, { message: `Ronda ${version}: corregido lo que se pidió.` });
        await post(waiting, 'decision', editor, { decision: 'request_changes', version, message: 'Falta una fuente.' });
        const { tag } = await call(address, `/sections/${waiting}`, { token: author });
        const next = { practice: { ...practice, title: 'Consulados móviles', summary: `${SUMMARY} Visitan ${10 + version} ciudades.` }, body };
        await call(address, `/sections/${waiting}`, { method: 'PUT', token: author, tag, body: next });
    }
    await post(waiting, 'submit', author, {});
    const asked = await complete('Feria de servicios para personas colombianas en el exterior');
    await post(asked, 'submit', author, { message: 'Con las cifras que faltaban.' });
    const decision = { decision: 'request_changes', version: 1, message: 'Indique el año y la fuente.', reasons: REASONS };
    await post(asked, 'decision', editor, decision);
    const { tag } = await call(address, `/sections/${asked}`, { token: author });
    const { replicability, ...without } = practice;
    const next = { practice: { ...without, title: 'Feria de servicios' }, body };
    await call(address, `/sections/${asked}`, { method: 'PUT', token: author, tag, body: next });
    const gone = await make({ title: 'Borrador eliminado' });
    await call(address, `/sections/${gone}`, { method: 'DELETE', token: author });
    return { begun, ready, waiting, asked, imported: await upload(address, author, place) };
}

async function upload(address, author, place) {
    const form = new FormData();
    for (const [name, value] of Object.entries(place)) form.append(name, value);
    form.append('file', new Blob([REPORT]), 'informe.md');
    const headers = { Authorization: `Bearer ${author}` };
    const response = await fetch(`${address}/api/v1/sections/import`, { method: 'POST', headers, body: form });
    if (!response.ok) throw new Error(`import: ${response.status} ${await response.text()}`);
    return (await response.json()).id;
}
