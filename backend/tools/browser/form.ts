import type { Locator, Page } from 'playwright-core';
import { NothingDone } from '../tool.ts';
import type { Wording } from '../wording.ts';
import { asNodes, type Element, elementAt, elementsOf, locate, snapshot } from './snapshot.ts';

/** More cannot be spoken, and so not be agreed to. */
const MAX_SPOKEN = 1_500;
const TEXT_FIELDS = new Set(['textbox', 'searchbox', 'spinbutton', 'slider']);
const CHOICES = new Set(['checkbox', 'radio', 'switch']);
const LISTS = new Set(['combobox', 'listbox']);

/**
 * What pressing a button would send, as the caller is asked: the host, the button and what stands in
 * the fields of its form, whoever put it there. Secrets by their name.
 *
 * @param filled - names of credentials by the secret
 * @throws ToolError when there is no such button; NothingDone when there is too much to be spoken
 */
export async function submission(
  page: Page,
  ref: string,
  filled: ReadonlyMap<string, string>,
  words: Wording,
): Promise<string> {
  const button = await elementAt(page, ref);
  const frame = await (await locate(page, ref).elementHandle())?.ownerFrame();
  if (frame !== page.mainFrame()) {
    throw new NothingDone('What is in a frame of the page cannot be sent.');
  }
  const form = locate(page, ref).locator('xpath=ancestor::form');
  const area = (await form.count()) === 1 ? form : page.locator('body');
  const passwords = new Set(await passwordsIn(area));
  const tree = asNodes((await area.ariaSnapshotJSON({ mode: 'ai' })) as unknown);
  // A snapshot of a part takes away the references to all the rest.
  await snapshot(page);
  const shown = (text: string) => {
    const name = filled.get(text);
    if (name !== undefined) return words.savedSecret(name);
    return passwords.has(text) ? words.password : text;
  };
  const fields = elementsOf(tree).map((element) => spoken(element, shown, words));
  const list = fields.filter((field) => field !== null).join(', ');
  const { host } = new URL(page.url());
  const summary = words.askSubmit(button.name || button.role, host, list);
  if (summary.length <= MAX_SPOKEN) return summary;
  throw new NothingDone('The form holds more than can be read out to the caller.');
}

const passwordsIn = async (area: Locator): Promise<string[]> => {
  const fields = await area.locator('input[type=password]').all();
  return Promise.all(fields.map((field) => field.inputValue()));
};

/** A field and what stands in it; null when it is no field, or empty. */
function spoken(element: Element, shown: (text: string) => string, words: Wording): string | null {
  const { role, name = '', text = '', checked, children = [] } = element;
  const label = name === '' ? '' : `${name}: `;
  if (TEXT_FIELDS.has(role)) return text === '' ? null : `${label}${shown(text)}`;
  if (CHOICES.has(role)) return checked ? `${label}${words.yes}` : null;
  if (!LISTS.has(role)) return null;
  const chosen = elementsOf(children).filter(({ selected }) => selected);
  if (chosen.length === 0) return text === '' ? null : `${label}${shown(text)}`;
  return `${label}${chosen.map((option) => option.name ?? '').join(', ')}`;
}
