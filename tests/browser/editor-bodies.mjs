// Markdown that people wrote: every body and field of the demonstration, the documentation of this repository, and the
// corpus if $ACERVO_CORPUS names it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { call, logIn } from './api.mjs';

const DOCS = fileURLToPath(new URL('../../docs', import.meta.url));

function files(folder) {
    return readdirSync(folder, { withFileTypes: true, recursive: true })
        .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
        .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
        .map((path) => [path, readFileSync(path, 'utf8')]);
}

/** Returns the texts of the demonstration: what each section says, and each of its fields with more than one line. */
async function ofDemonstration(address, editor) {
    const token = await logIn(address, editor);
    const { items } = await call(address, '/sections?limit=100', { token });
    const [found, fields] = [[], []];
    for (const { id } of items) {
        // Of some, an editor sees the record only.
        const { practice, body } = await call(address, `/sections/${id}`, { token });
        if (!practice) continue;
        if (body) found.push([`${id}/body`, body]);
        for (const [name, value] of Object.entries(practice)) {
            if (typeof value === 'string' && value.length > 80) fields.push([`${id}/${name}`, value]);
        }
    }
    // They are much alike; with the corpus, which is run by hand, all of them are tried.
    return [...found, ...fields.filter((_, at) => process.env.ACERVO_CORPUS || at % 6 === 0)];
}

function ofCorpus() {
    const corpus = process.env.ACERVO_CORPUS;
    if (!corpus) return [];
    const texts = (file, most) => readFileSync(join(corpus, file), 'utf8').split('\n').filter(Boolean).slice(0, most)
        .map((line) => JSON.parse(line)).map(({ id, text }) => [`${file}:${id}`, text]);
    return [
        ...files(join(corpus, 'office/md')), ...files(join(corpus, 'revisions')),
        ...texts('topical/los-angeles-declaration.en-es-fr-pt.jsonl'), ...texts('topical/laws-migration.es.jsonl', 60),
        ...texts('parallel/debian-handbook.en-es-fr-pt.jsonl', 40), ...texts('parallel/sdg-national-metadata.fr-pt-en.jsonl', 40),
    ];
}

/** Markdown in every form that is hard to keep. */
export const HARD = [
    'Título\n======\n\nOtro\n---\ntexto sin línea en blanco\n# Cerrado #\n\n\n\ntres líneas en blanco\n',
    '* a\n* b\n\n+ c\n\n1) uno\n2) dos\n\n10. diez\n11. once\n\n- [ ] tarea\n',
    '- suelta\n\n- lista\n\n  con párrafo\n\n      código\n    - anidada\n\t- con tabulador\n',
    'línea  \ncon saltos\\\nduros y\nblandos   \n\n    código sangrado\n\n~~~ts\na\n~~~\n\n````\n```\n````\n',
    '[a]: http://a.example "t"\n[b]: <http://b.example/x y>\n\n[a] y [b][] y [c](http://c.example/(x)) y <https://d.example> <e@f.example>\n',
    'Texto[^1] y [^nota larga] y[^x].\n\n[^1]: Una.\n[^x]: Dos\n    con más.\n\n    Y otro párrafo.\n\nfin\n',
    '| a | b |\n|:--|--:|\n| 1 \\| 2 | `x\\|y` |\n| corta |\n\nsin | barra\n--- | ---\n*x* | **y**\n',
    '<div class="x">\n\n**dentro**\n\n</div>\n\ntexto <br> con <b>html</b> &amp; &copy; &nbsp; y \\*escapes\\*\n\n<!-- nota -->\n',
    '> cita\nperezosa\n>> anidada\n> - lista\n\n***\n___\n- - -\n',
    '~uno~ ~~dos~~ *a*b **c**d ***e*** _f_ __g__ a_b_c *a **b** c* **a *b* c**\n',
    '![foto *x*](a.png "t") [![in](b.png)](http://x.example)\n',
    '\n\n\nempieza con blancos\n\n\n', 'sin fin de línea', '   \n', '\t\n', 'a\n\n\n\n\nb', '# \n\n- \n- \n\n>\n',
    'C:\\ruta\\*.txt y 3 * 4 * 5 y a_b y _c y [x] y 1. y # y <3 y AT&T &lt;\n',
];

/** Returns all texts, each with its name. */
export async function bodies(address, accounts) {
    return [
        ...HARD.map((text, at) => [`hard ${at}`, text]), ...files(DOCS), ...(await ofDemonstration(address, accounts.editor)),
        ...ofCorpus(),
    ].map(([name, text]) => [name, text.replace(/\r\n?/g, '\n')]).filter(([, text]) => text.length < 400_000);
}
