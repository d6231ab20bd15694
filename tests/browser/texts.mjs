// The texts of pages, so that stories can find a button by what is written on it in any language.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const MESSAGES = fileURLToPath(new URL('../../src/messages', import.meta.url));
const known = new Map();

/** Returns the text of a message without variables, as Fluent has it: one line, or several that are indented. */
export function say(language, id) {
    const text = texts(language).get(id);
    if (text === undefined) throw new Error(`there is no message ${id} in ${language}`);
    return text;
}

/** Returns the names of all messages. */
export const ids = (language) => [...texts(language).keys()];

function texts(language) {
    if (!known.has(language)) known.set(language, read(language));
    return known.get(language);
}

function read(language) {
    const found = new Map();
    for (const file of readdirSync(`${MESSAGES}/${language}`)) {
        const source = readFileSync(`${MESSAGES}/${language}/${file}`, 'utf8');
        for (const [, id, text] of source.matchAll(/^([\w-]+) = ?(.*(?:\n +.*)*)/gm)) {
            found.set(id, text.replace(/\s*\n\s+/g, ' ').trim());
        }
    }
    return found;
}
