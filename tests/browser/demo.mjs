// Runs the real program with a data folder of its own, and leaves neither of them behind.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
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
 * Starts `acervo demo` or `acervo serve` on this port, or on a free one. Returns its address, a function that stops it,
 * and one that kills it, as a power cut would. Rejects with what the program wrote if it ends before it prints its
 * address.
 */
export async function start(command, folder, port = 0) {
    const child = spawn(BINARY, [command, '--listen', `127.0.0.1:${port}`, '--data-dir', folder], {
        env: await environment(folder),
        stdio: ['ignore', 'pipe', 'pipe'],
    });
    const ended = new Promise((resolve) => child.once('close', resolve));
    const end = () => child.kill('SIGKILL');
    process.once('exit', end);
    let log = '';
    child.stderr.on('data', (text) => { log = (log + text).slice(-20_000); });
    const gone = async () => {
        await ended;
        process.off('exit', end);
    };
    const stop = async () => {
        child.kill('SIGTERM');
        const timer = setTimeout(end, STOP_MS);
        await gone();
        clearTimeout(timer);
    };
    const kill = async () => {
        end();
        await gone();
    };
    try {
        return { address: await printedAddress(child, ended, () => log), stop, kill };
    } catch (error) {
        await stop();
        throw error;
    }
}

/** The environment without settings of Acervo: whoever runs the tests may have some of their own. */
async function environment(folder) {
    const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('ACERVO') && name !== 'DATABASE_URL');
    // All requests of the suite come from one address, and they are far more than one person's.
    const set = { ...Object.fromEntries(kept), ACERVO_RATE_LIMITS: 'off' };
    return process.env.TEST_POSTGRES_URL ? { ...set, DATABASE_URL: await database(folder) } : set;
}

/** The databases on the PostgreSQL that `tests/with-postgres` started, by the folders that they belong to. */
const databases = new Map();

/** Returns the address of the folder's database, which is created if there is none. */
async function database(folder) {
    if (!databases.has(folder)) {
        const name = `browser_${randomUUID().replaceAll('-', '')}`;
        const child = spawn('psql', ['-qd', process.env.TEST_POSTGRES_URL, '-c', `CREATE DATABASE ${name}`], { stdio: 'inherit' });
        const status = await new Promise((resolve) => child.once('close', resolve));
        if (status !== 0) throw new Error(`psql ended with ${status}`);
        databases.set(folder, new URL(name, process.env.TEST_POSTGRES_URL).href);
    }
    return databases.get(folder);
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
