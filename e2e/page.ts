import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { eventually } from './eventually.ts';

/** What axe has to say that keeps somebody from using a page. */
const GRAVE = ['serious', 'critical'];

export const OWNER = {
  name: 'Olivia Owner',
  email: 'olivia@example.com',
  password: 'correct horse battery staple',
};

export const VIEWER = {
  name: 'Victor Viewer',
  email: 'victor@example.com',
  password: 'a password that only Victor knows',
};

interface Person {
  email: string;
  password: string;
}

/** A browser window of its own, as of another person, at an address of the page. */
export async function openPage(browser: Browser, path: string): Promise<Page> {
  const context = await browser.newContext({
    baseURL: inject('stack').BACKEND_URL ?? '',
    permissions: ['microphone'],
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(path);
  return page;
}

export async function signIn(page: Page, { email, password }: Person): Promise<void> {
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Waits until all of a page is there. */
export async function untilShown(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  const loading = page.locator('main [role="status"][aria-label^="Loading"]');
  await eventually(async () => expect(await loading.count()).toBe(0));
}

/** Checks that a page can be used by everyone, as far as axe can tell, in the light and in the dark. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    // Injected by the browser itself: the page's own policy allows no foreign script.
    await page.evaluate(axe.source);
    const found = await page.evaluate(async () => {
      const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run();
      return violations.map(({ id, impact, nodes }) => ({
        id,
        impact,
        at: nodes.map(({ target }) => target.join(' ')),
      }));
    });
    const grave = found.filter(({ impact }) => GRAVE.includes(impact ?? ''));
    expect(grave, `${page.url()} ${colorScheme}`).toEqual([]);
  }
}

interface Axe {
  run(): Promise<{
    violations: { id: string; impact: string | null; nodes: { target: string[] }[] }[];
  }>;
}
