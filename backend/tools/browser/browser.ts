import type { Page } from 'playwright-core';
import { z } from 'zod';
import { credentialName } from '../../contract/common.ts';
import { writablePath } from '../paths.ts';
import { changesNothing, defineTool, NothingDone, type Tool } from '../tool.ts';
import { hostOf, pageUrl } from '../web/fetch-page.ts';
import type { Wording } from '../wording.ts';
import { fill } from './fill.ts';
import { submission } from './form.ts';
import type { ChangeGuard } from './guard.ts';
import { screenshot } from './screenshot.ts';
import { type BrowserSession, settle } from './session.ts';
import { elementAt, locate, snapshot } from './snapshot.ts';

const ref = z.string().regex(/^(f\d+)?e\d+$/, 'a reference from browser_read, such as e12');

/** A browser for pages that need one. What sends anything is done by `browser_submit` alone. */
export function browserTools(session: BrowserSession, words: Wording): Tool[] {
  const open = defineTool({
    name: 'browser_open',
    description:
      'Opens a page in the browser and answers with its text, where links, buttons and fields have references such as e12. Only the hosts the operator allows can be reached.',
    input: z.strictObject({ url: pageUrl }),
    ...changesNothing,
    progress: ({ url }) => words.opening(hostOf(url)),
    async run({ url }, context) {
      await session.start(context);
      return session.act(context.signal, async (page, guard) => {
        const response = await page.goto(url, { waitUntil: 'commit' });
        await settle(page);
        const status = response !== null && !response.ok() ? `[status ${response.status()}]\n` : '';
        return status + (await seen(page, guard));
      });
    },
  });

  const read = defineTool({
    name: 'browser_read',
    description: 'Answers with the text of the open page as it is now, with fresh references.',
    input: z.strictObject({}),
    ...changesNothing,
    progress: () => words.readingPage,
    run: (_input, { signal }) => session.act(signal, seen),
  });

  const click = defineTool({
    name: 'browser_click',
    description:
      'Clicks a link or button of the open page to look at something. What would send or change anything is not let through: use browser_submit for that.',
    input: z.strictObject({ ref }),
    ...changesNothing,
    progress: () => null,
    run: ({ ref }, { signal }) =>
      session.act(signal, async (page, guard) => {
        await elementAt(page, ref);
        await locate(page, ref).click();
        await settle(page);
        return seen(page, guard);
      }),
  });

  const fillIn = defineTool({
    name: 'browser_fill',
    description:
      'Fills a field of the open page, chooses an option by its text, or ticks a box with "true" or "false". Give the name of a credential in place of a value for what is secret: you never see it.',
    input: z
      .strictObject({
        ref,
        value: z.string().max(5_000).optional(),
        credential: credentialName.optional(),
      })
      .refine(({ value, credential }) => (value === undefined) !== (credential === undefined), {
        message: 'either a value or a credential',
      }),
    ...changesNothing,
    progress: () => words.filling,
    run: (input, context) =>
      session.act(context.signal, async (page, guard) => {
        await fill(page, input, { context, guard, filled: session.filled });
        return 'It is filled in.';
      }),
  });

  const takeScreenshot = defineTool({
    name: 'browser_screenshot',
    description: 'Keeps a picture of the open page as a file in the workspace.',
    input: z.strictObject({ path: writablePath.default('screenshot.png') }),
    ...changesNothing,
    progress: () => null,
    run: ({ path }, context) =>
      session.act(context.signal, (page, guard) =>
        screenshot(page, path, { context, guard, filled: session.filled }),
      ),
  });

  const submit = defineTool({
    name: 'browser_submit',
    description:
      'Presses a button of the open page that sends or changes something. The caller is asked first, with all that the form holds: fill it in before.',
    input: z.strictObject({ ref }),
    changes: () => true,
    summary: ({ ref }, { signal }) =>
      session.act(signal, async (page) => {
        const summary = await submission(page, ref, session.filled, words);
        session.asked.set(ref, summary);
        return summary;
      }),
    progress: () => words.submitting,
    run: ({ ref }, { signal }) =>
      session.act(signal, async (page, guard) => {
        if ((await submission(page, ref, session.filled, words)) !== session.asked.get(ref)) {
          throw new NothingDone('The page has changed since the caller was asked.');
        }
        const sent = await press(page, guard, ref);
        const note = sent === 0 ? '[The page has sent nothing. See what it says.]\n' : '';
        return note + (await seen(page, guard));
      }),
  });

  return [open, read, click, fillIn, takeScreenshot, submit];
}

/** @returns how many requests it has sent. @throws NothingDone when none was before it failed */
async function press(page: Page, guard: ChangeGuard, ref: string): Promise<number> {
  try {
    return await guard.permit(new URL(page.url()).origin, async () => {
      await locate(page, ref).click();
      await settle(page);
    });
  } catch (error) {
    if (guard.sent > 0 || page.isClosed()) throw error;
    throw new NothingDone('The button could not be pressed. Use browser_read.');
  }
}

async function seen(page: Page, guard: ChangeGuard): Promise<string> {
  const refused = guard.takeRefused();
  const content = await snapshot(page);
  if (refused.length === 0) return content;
  return `[Not let through: ${refused.join(', ')}. What changes something is sent by browser_submit alone, and a secret to its own host alone.]\n${content}`;
}
