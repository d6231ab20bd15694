// Runs the real program with a data folder of its own, and leaves neither of them behind.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const DEBUG_BUILD = fileURLToPath(new URL('../../target/debug/acervo', import.meta.url));
const BINARY = process.env.ACERVO || DEBUG_BUILD;
const START_MS = 120_000;
const STOP_MS = 15_000;

// A signal alone would end this process without its `exit` listeners, which stop the program and remove its data.
process.once('SIGTERM', () => process.exit(143));

/** Returns the path of a new folder for data, which is removed when this process ends. */
export function dataFolder() {
    const folder = mkdtempSync(join(tmpdir(), 'acervo-browser-'));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    return folder;
}

/**
 * Starts `acervo demo` or `acervo serve` on a free port. Returns its address and a function that stops it.
 * Rejects with what the program wrote if it ends before it prints its address.
 */
export async function start(command, folder) {
    const child = spawn(BINARY, [command, '--listen', '127.0.0.1:0', '--data-dir', folder], {
        env: environment(),
        stdio: ['ignore', 'pipe', 'pipe'],
    });
    const ended = new Promise((resolve) => child.once('close', resolve));
    const kill = () => child.kill('SIGKILL');
    process.once('exit', kill);
    let log = '';
    child.stderr.on('data', (text) => { log = (log + text).slice(-20_000); });
    const stop = async () => {
        child.kill('SIGTERM');
        const timer = setTimeout(kill, STOP_MS);
        await ended;
        clearTimeout(timer);
        process.off('exit', kill);
    };
    try {
        return { address: await printedAddress(child, ended, () => log), stop };
    } catch (error) {
        await stop();
        throw error;
    }
}

/** The environment without settings of Acervo: whoever runs the tests may have some of their own. */
function environment() {
    const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('ACERVO') && name !== 'DATABASE_URL');
    // All requests of the suite come from one address, and they are far more than one person's.
    return { ...Object.fromEntries(kept), ACERVO_RATE_LIMITS: 'off' };
}

function printedAddress(child, ended, log) {
    return new Promise((resolve, reject) => {
        const fail = (why) => reject(new Error(`${BINARY} ${why}\n${log()}`));
        const timer = setTimeout(() => fail('did not print its address'), START_MS);
        let printed = '';
        child.stdout.on('data', (text) => {
            printed += text;
            const address = /^listening on (http:\S+)$/m.exec(printed)?.[1];
            if (address) resolve(address);
        });
        child.once('error', (error) => fail(error.message));
        ended.then((status) => fail(`ended with ${status}`));
        child.stdout.once('close', () => clearTimeout(timer));
    });
}

/** Returns the accounts of the demonstration in that folder, by role. */
export function accounts(folder) {
    const listed = JSON.parse(readFileSync(join(folder, 'demo-accounts.json'), 'utf8'));
    return Object.fromEntries(listed.map((account) => [account.role, account]));
}
