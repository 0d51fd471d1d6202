import type { Locator, Page } from 'playwright-core';
import { ToolError } from '../tool.ts';
import type { SecretKeeping } from './fill.ts';

/**
 * Keeps a picture of the page in the workspace, with passwords and what was filled in secretly covered.
 *
 * @throws ToolError when a secret is to be seen elsewhere on the page
 */
export async function screenshot(
  page: Page,
  path: string,
  { context, guard, filled }: SecretKeeping,
): Promise<string> {
  if (guard.shows(await page.locator('body').innerText())) {
    throw new ToolError('No picture is taken: the page shows a secret.');
  }
  const mask = [page.locator('input[type=password]'), ...(await secretFields(page, filled))];
  const picture = await page.screenshot({ type: 'png', mask });
  await (await context.sandbox()).writeFile(path, picture);
  return `A picture of the page is kept as ${path}.`;
}

async function secretFields(page: Page, filled: ReadonlyMap<string, string>): Promise<Locator[]> {
  if (filled.size === 0) return [];
  const fields = await page.locator('input:not([type=hidden]), textarea').all();
  const values = await Promise.all(fields.map((field) => field.inputValue()));
  return fields.filter((_, index) => filled.has(values[index] ?? ''));
}
