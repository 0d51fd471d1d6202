import type { Browser } from 'playwright-core';

/** How the page is looked at. */
export interface Look {
  name: string;
  theme: 'light' | 'dark';
  width: number;
  height: number;
}

interface Shot {
  url: string;
  /** Whoever uses the service token may see everything. */
  token: string;
  look: Look;
  file: string;
}

/** For what comes after the data: charts, and updates that are pushed. */
const SETTLE_MS = 1_000;

/** Writes a picture of a page. Returns what the browser had to complain of. */
export async function shoot(browser: Browser, { url, token, look, file }: Shot): Promise<string[]> {
  const page = await browser.newPage({
    viewport: { width: look.width, height: look.height },
    colorScheme: look.theme,
    extraHTTPHeaders: { authorization: `Bearer ${token}` },
  });
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  try {
    await page.goto(url);
    await page.locator('h1, h2').first().waitFor();
    await page.getByRole('status', { name: 'Loading' }).first().waitFor({ state: 'detached' });
    // As tall as the page, so that what stands at the edges of the window stays there.
    const whole = await page.locator('html').boundingBox();
    const height = Math.max(look.height, Math.ceil(whole?.height ?? 0));
    await page.setViewportSize({ width: look.width, height });
    await page.waitForTimeout(SETTLE_MS);
    await page.screenshot({ path: file });
  } finally {
    await page.close();
  }
  return errors;
}
