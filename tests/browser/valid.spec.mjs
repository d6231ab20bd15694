// html-validate finds no error in the HTML of any page, in any language.
import { faults } from './checks.mjs';
import { LANGUAGES, PAGES, statuses } from './pages.mjs';
import { address, expect, signedInAs, test } from './test.mjs';

for (const one of PAGES) {
    for (const language of LANGUAGES) {
        test(`${one.name} is valid HTML in ${language}`, async ({ context }) => {
            if (one.role) await signedInAs(await context.newPage(), one.role, language);
            // What the service sends, not what scripts made of it.
            const response = await context.request.get(address(one, language));
            expect(statuses(one), `status of ${response.url()}`).toContain(response.status());
            expect(await faults(await response.text())).toEqual([]);
        });
    }
}
