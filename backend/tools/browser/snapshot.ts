import type { Page } from 'playwright-core';
import { ToolError } from '../tool.ts';

/** An element as assistive technology is told of it. */
export interface Element {
  role: string;
  name?: string | undefined;
  ref?: string | undefined;
  /** What stands in a field. */
  text?: string | undefined;
  checked?: boolean | 'mixed' | undefined;
  selected?: boolean | undefined;
  children?: (Element | string)[] | undefined;
}

/** The page as text, with a reference to each link, button and field, such as `[ref=e2]`. */
export async function snapshot(page: Page): Promise<string> {
  const content = await page.ariaSnapshot({ mode: 'ai' });
  return `Title: ${await page.title()}\nAddress: ${page.url()}\n\n${content}`;
}

/** All elements of a snapshot, each before what it contains. */
export function elementsOf(nodes: readonly (Element | string)[]): Element[] {
  return nodes.flatMap((node) =>
    typeof node === 'string' ? [] : [node, ...elementsOf(node.children ?? [])],
  );
}

/** @throws ToolError when the page has no such element any more */
export async function elementAt(page: Page, ref: string): Promise<Element> {
  const tree = (await page.ariaSnapshotJSON({ mode: 'ai' })) as unknown;
  const found = elementsOf(asNodes(tree)).find((element) => element.ref === ref);
  if (found === undefined) {
    throw new ToolError(`There is no "${ref}" on the page now. Use browser_read.`);
  }
  return found;
}

/** A snapshot in JSON is one element, or several that stand beside one another. */
export const asNodes = (tree: unknown): Element[] =>
  (Array.isArray(tree) ? tree : [tree]) as Element[];

export const locate = (page: Page, ref: string) => page.locator(`aria-ref=${ref}`);
