// What the suite has to know of the running demonstration, asked of its API.
import { call, logIn } from './api.mjs';
import { LANGUAGES } from './pages.mjs';

/** A question in words that other practices use too, so that its results have every part that results can have. */
const QUESTION = 'empleo para personas venezolanas';
/** A practice with indicators, a table, links and similar practices. */
const RICH = 'Estatuto Temporal de Protección para Migrantes Venezolanos';

/** Returns the identifiers of the demonstration that addresses are made of, and its accounts by role. */
export async function gather(address, accounts) {
    const found = await call(address, '/search?limit=100');
    const of = (language) => found.items.filter((hit) => hit.lang === language).map((hit) => hit.section_id);
    const rich = found.items.find((hit) => hit.title === RICH);
    if (!rich) throw new Error(`the demonstration has no practice "${RICH}"`);
    return {
        question: QUESTION,
        practice: rich.section_id,
        title: rich.title,
        practices: Object.fromEntries(LANGUAGES.map((language) => [language, of(language)[0]])),
        several: of('es').slice(0, 3),
        total: found.total,
        withdrawn: await withdrawn(address, accounts.editor),
        unknown: '01890000-0000-7000-8000-000000000000',
        accounts,
        people: await people(address, accounts.administrator),
        editions: await editions(address, accounts.editor),
    };
}

/** The identifiers of the accounts that pages about a person are looked at with. */
async function people(address, administrator) {
    const { items } = await call(address, '/users?limit=100', { token: await logIn(address, administrator) });
    const of = (name) => items.find((user) => user.email.startsWith(`${name}@`)).id;
    return { author: of('ana'), administrator: of('alba') };
}

/** The frozen edition and the candidate. */
async function editions(address, editor) {
    const { items } = await call(address, '/editions', { token: await logIn(address, editor) });
    const of = (state) => items.find((edition) => edition.state === state).id;
    return { frozen: of('frozen'), candidate: of('candidate') };
}

/** The practice that was published and no longer is. */
async function withdrawn(address, editor) {
    const listed = await call(address, '/sections?limit=100', { token: await logIn(address, editor) });
    for (const { id, published_version: published } of listed.items) {
        if (published) continue;
        const response = await fetch(`${address}/api/v1/published/${id}`);
        if (response.status === 410) return id;
    }
    throw new Error('the demonstration has no withdrawn practice');
}
