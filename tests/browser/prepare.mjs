// What the suite adds to the demonstration: a practice with an earlier version, one that tests layouts, invitations.
import { call, logIn } from './api.mjs';
import { linkMailedTo } from './mail.mjs';
import { prepareEditions } from './prepare-editions.mjs';
import { prepareWork } from './prepare-work.mjs';

/** Whose invitation is looked at and stays open; who accepts theirs; and who forgets a password. */
const AWAITED = 'esperada@demo.acervo.example';
const INVITED = 'invitada@demo.acervo.example';
const FORGETFUL = 'olvidadiza@demo.acervo.example';
/** The institution of the demonstration's author. */
const INSTITUTION = 'mre-co';
/** As long as a title may be: markup, text from right to left, and one word without a place to break it. */
const HOSTILE_TITLE = `<b>Título</b> & "שלום" ${'desinstitucionalización'.repeat(20)}`.slice(0, 300);

/** Prepares the demonstration. Returns what stories need to know of it. */
export async function prepare(address, folder, accounts) {
    const author = await logIn(address, accounts.author);
    const editor = await logIn(address, accounts.editor);
    const administrator = await logIn(address, accounts.administrator);
    const revised = await revise(address, author, editor);
    return {
        folder,
        revised: revised.id,
        work: await prepareWork(address, author, editor, revised),
        hostile: await publishHostile(address, author, editor, revised),
        hostileTitle: HOSTILE_TITLE,
        waiting: await submitAgain(address, author, editor, revised),
        preparing: await prepareEditions(address, editor, HOSTILE_TITLE),
        openInvitation: await invite(address, folder, administrator, AWAITED),
        invitation: await invite(address, folder, administrator, INVITED),
        invited: INVITED,
        forgetful: await accept(address, await invite(address, folder, administrator, FORGETFUL), FORGETFUL),
    };
}

/** Prepares what the guides show: work at every stage, without what only tests layouts. */
export async function prepareForGuides(address, accounts) {
    const author = await logIn(address, accounts.author);
    const editor = await logIn(address, accounts.editor);
    const revised = await revise(address, author, editor);
    return { revised: revised.id, work: await prepareWork(address, author, editor, revised) };
}

/** Publishes a second version of the practice of the author's institution. Returns the section. */
async function revise(address, author, editor) {
    const listed = await call(address, `/sections?institution=${INSTITUTION}&limit=100`, { token: author });
    const published = listed.items.find((section) => section.published_version === 1);
    const section = await call(address, `/sections/${published.id}`, { token: author });
    const practice = { ...section.practice, summary: `${section.practice.summary} Se añadieron datos.` };
    const body = { practice, body: section.body };
    await call(address, `/sections/${section.id}`, { method: 'PUT', token: author, tag: section.tag, body });
    await publish(address, author, editor, section.id, 2);
    await collide(address, author, section);
    return section;
}

/** Leaves the author with a working copy of the version before, which has to be merged, and has faults. */
async function collide(address, author, { id, practice, body }) {
    const changed = { ...practice, title: `${practice.title}, hoy`, summary: 'Otro resumen.', start: 'hace poco' };
    changed.indicators = [{ name: 'Espera', value: 12.5, year: 2024, source: 'Encuesta' }, { name: 'Visitas', value: 'muchas' }];
    const copy = { base_version: 1, practice: changed, body: `${body}\n\nOtro final.` };
    await call(address, `/sections/${id}/working-copy`, { method: 'PUT', token: author, body: copy });
}

/** Publishes a practice with another's fields and a title that tests layouts. Returns its identifier. */
async function publishHostile(address, author, editor, { practice, chapter, body }) {
    const section = {
        compendium: 'framework-document', chapter: chapter.id ?? chapter, institution: INSTITUTION, language: 'es',
        practice: { ...practice, title: HOSTILE_TITLE }, body,
    };
    const { id } = await call(address, '/sections', { method: 'POST', token: author, body: section });
    await publish(address, author, editor, id, 1);
    return id;
}

/** Submits a practice, asks for changes in single fields, and submits what was changed. Returns its identifier. */
async function submitAgain(address, author, editor, { practice, chapter, body }) {
    const row = (name, value) => ({ name, value, year: 2022, source: 'Registro' });
    const title = `Ventanilla que espera ${'desinstitucionalización'.repeat(5)}`;
    const section = {
        compendium: 'framework-document', chapter: chapter.id ?? chapter, institution: INSTITUTION, language: 'fr',
        practice: { ...practice, title, indicators: [row('Trámites', 10), row('Personas', 3)] },
        body: `${body}\n\nUn párrafo que después se mueve a otro lugar.\n\nOtro párrafo que se queda donde está.`,
    };
    const { id } = await call(address, '/sections', { method: 'POST', token: author, body: section });
    const submit = () => call(address, `/sections/${id}/submit`, { method: 'POST', token: author, body: { message: '<i>Lista</i>' } });
    await submit();
    const reasons = [
        { pointer: '/practice/results', text: '¿De qué año?\n<b>Falta</b> la fuente.' },
        { pointer: '/practice/indicators/0/unit', text: 'Falta la unidad' },
        { pointer: '/body', text: 'x'.repeat(200) },
    ];
    const decision = { decision: 'request_changes', version: 1, message: 'Faltan datos.', reasons };
    await call(address, `/sections/${id}/decision`, { method: 'POST', token: editor, body: decision });
    const changed = {
        ...section.practice, results: `${practice.results}\n\nSon cifras de 2022.`, countries: ['CO', 'PE'],
        indicators: [{ ...row('Trámites', 1200), unit: 'trámites' }, row('Familias', 7)],
    };
    const text = `Un párrafo que después se mueve a otro lugar.\n\n${body}\n\nOtro párrafo que se queda donde está.`;
    await call(address, `/sections/${id}`, { method: 'PUT', token: author, tag: '"1-x"', body: { practice: changed, body: text, message: 'Con las cifras' } });
    await submit();
    return id;
}

async function publish(address, author, editor, id, version) {
    await call(address, `/sections/${id}/submit`, { method: 'POST', token: author, body: {} });
    const body = { decision: 'approve', version, message: 'Aprobada.', maturity: 'promising' };
    await call(address, `/sections/${id}/decision`, { method: 'POST', token: editor, body });
}

/** Invites somebody as a researcher. Returns the link that was mailed. */
async function invite(address, folder, administrator, email) {
    const body = { email, role: 'researcher', language: 'es' };
    await call(address, '/invitations', { method: 'POST', token: administrator, body });
    return linkMailedTo(folder, email);
}

/** Accepts an invitation. Returns the account. */
async function accept(address, link, email) {
    const token = new URL(link).searchParams.get('token');
    const account = { token, name: 'Olvidadiza', password: 'primera-clave-larga-7', language: 'es' };
    await call(address, '/auth/accept-invitation', { method: 'POST', body: account });
    return { email, password: account.password };
}
