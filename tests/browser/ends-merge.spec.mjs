// From end to end: two authors write at the same time, and nothing of either is lost.
import { author, bothWays, enter, follow, institution, press, read, section, shared, test, write } from './story.mjs';
import { expect } from './test.mjs';
import { say } from './texts.mjs';

const SENTENCES = ['Le guichet ouvre le mardi.', 'Il reçoit quarante familles.', 'Deux agentes y travaillent.'];
const OF_FIRST = ['Le guichet ouvre le mardi et le jeudi.', 'Il reçoit soixante familles.', SENTENCES[2]];
const OF_SECOND = [SENTENCES[0], 'Il reçoit cinquante personnes.', 'Deux agentes bilingues y travaillent.'];

bothWays((javaScriptEnabled) => {
    test('two authors write at the same time, and merge without losing a sentence', async ({ computer }) => {
        const to = await institution(shared(), javaScriptEnabled ? 'QUAI' : 'QUAIS');
        const people = [];
        for (const name of ['Aline Roy', 'Bruno Roy']) people.push(await author(shared(), { name, language: 'fr', to }));
        const title = `Guichet du quai (${to})`;
        const id = await section(shared(), people[0], { to, language: 'fr', practice: { title, results: SENTENCES.join(' ') } });

        const [first, second] = [await computer(shared(), 'fr'), await computer(shared(), 'fr')];
        await enter(first, people[0], 'fr');
        await enter(second, people[1], 'fr');
        for (const page of [first, second]) await page.goto(`/fr/work/${id}/edit?group=results`);

        await write(first, 'results', OF_FIRST.join(' '));
        await press(first, 'fr', 'edit-version-title');
        await first.getByRole('main').getByRole('button', { name: /2/ }).click();
        await expect(first.getByRole('status')).toHaveText(say('fr', 'flash-version-saved'));

        await write(second, 'results', OF_SECOND.join(' '));
        await press(second, 'fr', 'edit-version-title');
        await expect(second.getByRole('main')).toContainText('Aline Roy');
        await follow(second, 'fr', 'edit-to-merge');
        await expect(second.getByRole('heading', { level: 1 })).toHaveText(say('fr', 'merge-title'));
        const conflict = second.locator('fieldset.conflict');
        await expect(conflict).toHaveCount(1);
        await expect(conflict).toContainText('soixante');
        await expect(conflict).toContainText('cinquante personnes');
        const save = second.getByRole('main').getByRole('button', { name: /3/ });
        await save.click();
        await expect(second.getByRole('alert')).toContainText(say('fr', 'merge-choose'));
        await conflict.getByRole('radio', { name: say('fr', 'merge-both') }).focus();
        await second.keyboard.press('Space');
        await second.getByLabel(say('fr', 'edit-message')).fill('Les deux textes');
        await save.click();
        await expect(second.getByRole('status')).toHaveText(say('fr', 'flash-version-saved'));

        const stored = await read(shared(), people[0], id);
        expect(stored.version).toBe(3);
        expect(stored.practice.results).toBe([OF_FIRST[0], OF_SECOND[1], OF_FIRST[1], OF_SECOND[2]].join(' '));
        await first.goto(`/fr/work/${id}/versions/3`);
        for (const sentence of [OF_FIRST[0], OF_FIRST[1], OF_SECOND[1], OF_SECOND[2]]) {
            await expect(first.getByRole('main')).toContainText(sentence);
        }
    });
});
