import type { Browser, Page } from 'playwright-core';
import { expect, it, vi } from 'vitest';
import { Pages } from './pages.ts';

/** A browser whose pages do nothing but open and close; each in a context with its language. */
function setUp() {
  const opened: { language: string; isClosed: () => boolean }[] = [];
  const newContext = vi.fn(async ({ locale }: { locale: string }) => ({
    async newPage() {
      const page = { language: locale, isClosed: vi.fn(() => false), ariaSnapshot: async () => '' };
      opened.push(page);
      return page as unknown as Page;
    },
  }));
  const pages = new Pages(async () => ({ newContext }) as unknown as Browser);
  return { pages, opened, newContext };
}

it('gives the page that was prepared once, and then fresh ones', async () => {
  const { pages, opened } = setUp();
  await Promise.all([pages.prepare('en'), pages.prepare('en')]);
  expect(opened).toHaveLength(1);
  expect(await pages.take('en')).toBe(opened[0]);
  expect(await pages.take('en')).toBe(opened[1]);
});

it('gives a page that is being prepared when it is ready', async () => {
  const { pages, opened } = setUp();
  void pages.prepare('en');
  expect(await pages.take('en')).toBe(opened[0]);
});

it('opens another one when the prepared page has gone, or is in another language', async () => {
  const { pages, opened } = setUp();
  await pages.prepare('en');
  vi.mocked(opened[0]?.isClosed)?.mockReturnValue(true);
  expect(await pages.take('en')).toBe(opened[1]);
  await pages.prepare('en');
  expect(await pages.take('de')).toMatchObject({ language: 'de' });
});

it('tries again when a page could not be prepared', async () => {
  const { pages, opened, newContext } = setUp();
  newContext.mockRejectedValueOnce(new Error('no browser'));
  await expect(pages.prepare('en')).rejects.toThrow('no browser');
  expect(await pages.take('en')).toBe(opened[0]);
});
