// The same by keyboard alone: nothing is clicked, and what has the focus can be seen.
import { expect, facts, test } from './test.mjs';

const MOST_TABS = 150;

/** Presses Tab until the element has the focus. Fails if the focus cannot be seen on the way. */
async function tabTo(page, element) {
    for (let pressed = 0; pressed < MOST_TABS; pressed += 1) {
        await page.keyboard.press('Tab');
        const hidden = await page.evaluate(() => {
            const { activeElement } = document;
            const { outlineStyle, outlineWidth } = getComputedStyle(activeElement);
            const { width, height } = activeElement.getBoundingClientRect();
            const seen = outlineStyle !== 'none' && outlineWidth !== '0px' && width > 1 && height > 1;
            return seen || activeElement === document.body ? null : activeElement.outerHTML.slice(0, 160);
        });
        expect(hidden, 'an element whose focus cannot be seen').toBeNull();
        if (await element.evaluate((wanted) => wanted === document.activeElement)) return;
    }
    throw new Error(`${element} was not reached`);
}

test('the first key leads past the navigation', async ({ page }) => {
    await page.goto('/es/');
    await page.keyboard.press('Tab');
    await expect(page.locator('.skip')).toBeFocused();
    await expect(page.locator('.skip')).toBeInViewport();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main')).toBeFocused();
});

test('a researcher searches, narrows, reads, cites and compares by keyboard', async ({ page }) => {
    await page.goto('/es/');
    await tabTo(page, page.getByRole('search').locator('[name=q]'));
    await page.keyboard.type(facts().question);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/es\/search\?q=/);

    await tabTo(page, page.locator('form.margin [name=country][value=CO]'));
    await page.keyboard.press('Space');
    await tabTo(page, page.locator('form.margin button[type=submit]'));
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/[?&]country=CO/);

    const boxes = page.locator('form[action$="/compare"] [name=section]');
    for (const box of [boxes.nth(0), boxes.nth(1)]) {
        await tabTo(page, box);
        await page.keyboard.press('Space');
        await expect(box).toBeChecked();
    }
    await tabTo(page, page.locator('form[action$="/compare"] button[type=submit]'));
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/es\/compare\?section=/);
    await expect(page.getByRole('columnheader').first()).toBeVisible();

    await page.goBack();
    const first = page.locator('ol.entries > li a').first();
    const title = await first.textContent();
    await tabTo(page, first);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    await tabTo(page, page.locator('a[href*="cite.bib"]'));
});

test('completions are chosen with the arrow keys, and Escape leaves what was typed', async ({ page }) => {
    await page.goto('/es/');
    const box = page.getByRole('combobox');
    await tabTo(page, box);
    await page.keyboard.type('sal');
    const option = page.getByRole('option');
    await expect(option.first()).toBeVisible();
    await expect(box).toHaveAttribute('aria-expanded', 'true');
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('option', { selected: true })).toHaveCount(1);
    await expect(box).toHaveAttribute('aria-activedescendant', await option.first().getAttribute('id'));
    await page.keyboard.press('Escape');
    await expect(option).toHaveCount(0);
    await expect(box).toHaveValue('sal');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/es\/search\?q=sal$/);
});
