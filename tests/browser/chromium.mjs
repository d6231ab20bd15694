// How Debian's Chromium is started, by Playwright and by Lighthouse.

/** The program: what $CHROMIUM names, or where Debian puts it. */
export const executablePath = process.env.CHROMIUM || '/usr/bin/chromium';

const root = process.getuid?.() === 0;

/** Flags: no sandbox for root, for whom it does not work, and no requests of the browser's own. */
export const args = [
    ...(root ? ['--no-sandbox'] : []),
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
];
