// The mails that the demonstration writes into its data folder.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const PATIENCE_MS = 30_000;
const PAUSE_MS = 100;

/** Waits for a mail to that address whose link carries a token and contains `about`. Returns the latest such link. */
export async function linkMailedTo(folder, email, about = 'invitation') {
    const outbox = join(folder, 'outbox');
    for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await wait(PAUSE_MS)) {
        const letters = readdirSync(outbox).filter((name) => name.endsWith('.eml')).sort().reverse();
        for (const name of letters) {
            const text = readFileSync(join(outbox, name), 'utf8');
            const link = text.match(/^To: .*/m)[0].includes(email) && /http\S+[?&]token=\S+/.exec(text)?.[0];
            if (link && link.includes(about)) return link;
        }
    }
    throw new Error(`no mail with a link came for ${email}`);
}
