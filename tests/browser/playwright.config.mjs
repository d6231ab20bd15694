import { defineConfig } from '@playwright/test';

import { args, executablePath } from './chromium.mjs';

export default defineConfig({
    testDir: '.',
    testMatch: '*.spec.mjs',
    outputDir: '../../target/browser/results',
    globalSetup: './setup.mjs',
    workers: 2,
    fullyParallel: true,
    forbidOnly: Boolean(process.env.CI),
    timeout: 60_000,
    // An unoptimised service on a busy machine answers slowly; what never comes true fails all the same.
    expect: { timeout: 10_000 },
    reporter: [['list']],
    use: {
        browserName: 'chromium',
        actionTimeout: 10_000,
        launchOptions: { executablePath, args },
        locale: 'es',
        colorScheme: 'light',
        reducedMotion: 'reduce',
        screenshot: 'only-on-failure',
    },
});
