import type { Page } from 'playwright-core';
import { type ToolContext, ToolError } from '../tool.ts';
import type { ChangeGuard } from './guard.ts';
import { elementAt, locate } from './snapshot.ts';

/** What secrets are dealt with by. */
export interface SecretKeeping {
  context: ToolContext;
  guard: ChangeGuard;
  /** Names of credentials by the secret that was filled in. */
  filled: Map<string, string>;
}

/**
 * Fills in a field with a value, or with a secret that may be sent to the host of its page.
 *
 * @throws ToolError when there is no such field, or the secret is not for that host
 */
export async function fill(
  page: Page,
  {
    ref,
    value,
    credential,
  }: { ref: string; value?: string | undefined; credential?: string | undefined },
  keeping: SecretKeeping,
): Promise<void> {
  const { role } = await elementAt(page, ref);
  if (credential !== undefined) return fillSecret(page, ref, credential, keeping);
  const field = locate(page, ref);
  const text = value ?? '';
  if (role === 'checkbox' || role === 'radio' || role === 'switch') {
    if (text !== 'true' && text !== 'false')
      throw new ToolError('Use "true" or "false" for a box.');
    await field.setChecked(text === 'true');
  } else if ((role === 'combobox' || role === 'listbox') && !(await field.isEditable())) {
    await field.selectOption({ label: text });
  } else {
    await field.fill(text).catch(async (error: unknown) => {
      // A <select> is a combobox as a field with suggestions is.
      if (role !== 'combobox' && role !== 'listbox') throw error;
      await field.selectOption({ label: text });
    });
  }
}

async function fillSecret(
  page: Page,
  ref: string,
  name: string,
  { context, guard, filled }: SecretKeeping,
): Promise<void> {
  // A handle stays with its document: when the page goes elsewhere meanwhile, filling fails.
  const handle = await locate(page, ref).elementHandle();
  const frame = await handle?.ownerFrame();
  const url = frame ? URL.parse(frame.url()) : null;
  if (!handle || url === null || !/^https?:$/.test(url.protocol)) {
    throw new ToolError('A credential is not filled in here: the page has no host of its own.');
  }
  const secret = await context.secret(name, url.host);
  guard.bind(secret, url.host);
  filled.set(secret, name);
  await handle.fill(secret).catch(() => {
    // The library's own message quotes what was to be filled in.
    throw new ToolError('The field could not be filled in.');
  });
}
