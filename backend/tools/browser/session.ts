import { stripVTControlCharacters } from 'node:util';
import PQueue from 'p-queue';
import type { BrowserContext, Page } from 'playwright-core';
import { SandboxGone } from '../../sandbox/sandbox.ts';
import { type ToolContext, ToolError } from '../tool.ts';
import { ChangeGuard } from './guard.ts';

const ACTION_TIMEOUT_MS = 8_000;
const NAVIGATION_TIMEOUT_MS = 20_000;
/** A click's request begins within this. */
const STIR_MS = 250;
const LOAD_MS = 4_000;
const QUIET_MS = 2_000;

interface OpenPage {
  context: BrowserContext;
  page: Page;
  guard: ChangeGuard;
}

/** The page that a task has open: one at a time, with cookies of its own. */
export class BrowserSession {
  #open: OpenPage | null = null;
  /** A model may call several tools at once: none acts while a change is let through for another. */
  readonly #turns = new PQueue({ concurrency: 1 });
  /** Names of credentials by the secret that was filled in. */
  readonly filled = new Map<string, string>();
  /** What the caller was last asked about pressing a button, by its reference. */
  readonly asked = new Map<string, string>();

  /** Begins with a fresh page, unless there is one. */
  start(context: ToolContext): Promise<void> {
    return this.#turns.add(() => this.#start(context));
  }

  async #start(context: ToolContext): Promise<void> {
    if (this.#open !== null && !this.#open.page.isClosed()) return;
    const page = await (await context.sandbox()).page(context.agent.language);
    const browserContext = page.context();
    const guard = new ChangeGuard();
    await guard.watch(browserContext);
    browserContext.setDefaultTimeout(ACTION_TIMEOUT_MS);
    browserContext.setDefaultNavigationTimeout(NAVIGATION_TIMEOUT_MS);
    const open = { context: browserContext, page, guard };
    // A link that opens another window is followed there.
    browserContext.on('page', (page) => {
      open.page = page;
    });
    this.#open = open;
  }

  /**
   * Does something with the page, when what was begun before is over.
   *
   * @throws ToolError when it did not work; SandboxGone when the browser is lost
   */
  act<Result>(
    signal: AbortSignal,
    work: (page: Page, guard: ChangeGuard) => Promise<Result>,
  ): Promise<Result> {
    return this.#turns.add(() => this.#act(signal, work));
  }

  async #act<Result>(
    signal: AbortSignal,
    work: (page: Page, guard: ChangeGuard) => Promise<Result>,
  ): Promise<Result> {
    const open = this.#open;
    if (open === null) throw new ToolError('There is no page open. Use browser_open first.');
    signal.throwIfAborted();
    const stop = () => void this.close();
    signal.addEventListener('abort', stop, { once: true });
    try {
      return await work(open.page, open.guard);
    } catch (error) {
      signal.throwIfAborted();
      if (open.context.browser()?.isConnected() === false) {
        this.#open = null;
        throw new SandboxGone('The browser has ended.');
      }
      throw isOurs(error) ? error : new ToolError(firstLine(error));
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }

  async close(): Promise<void> {
    const open = this.#open;
    this.#open = null;
    // What is gone already is closed.
    await open?.context.close().catch(() => {});
  }
}

/** Waits until a page that was acted upon has come to rest, for some seconds. */
export async function settle(page: Page): Promise<void> {
  const dont = () => {};
  await page.waitForTimeout(STIR_MS);
  await page.waitForLoadState('domcontentloaded', { timeout: LOAD_MS }).catch(dont);
  await page.waitForLoadState('networkidle', { timeout: QUIET_MS }).catch(dont);
}

const isOurs = (error: unknown) => error instanceof ToolError || error instanceof SandboxGone;

/** Without the log of what was tried, and without colours. */
function firstLine(error: unknown): string {
  const [line = ''] = String(error instanceof Error ? error.message : error).split('\n');
  return stripVTControlCharacters(line).slice(0, 300);
}
