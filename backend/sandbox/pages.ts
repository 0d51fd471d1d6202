import type { Browser, Page } from 'playwright-core';

interface Ahead {
  language: string;
  page: Promise<Page>;
}

/** Pages of one browser, each with cookies of its own. The next one can be open before it is needed. */
export class Pages {
  readonly #browser: () => Promise<Browser>;
  #ahead: Ahead | null = null;

  constructor(browser: () => Promise<Browser>) {
    this.#browser = browser;
  }

  /** Opens the next page, unless that is done: it takes longer than all else that a task waits for. */
  async prepare(language: string): Promise<void> {
    this.#ahead ??= { language, page: this.#openWarm(language) };
    await this.#ahead.page;
  }

  /** A page that nobody else has had, or will. */
  async take(language: string): Promise<Page> {
    const ahead = this.#ahead;
    this.#ahead = null;
    const page = ahead?.language === language ? await ahead.page.catch(() => null) : null;
    // It may have gone with a browser that has crashed since.
    return page === null || page.isClosed() ? this.#open(language) : page;
  }

  /** With what Playwright runs in a page compiled too. */
  async #openWarm(language: string): Promise<Page> {
    const page = await this.#open(language);
    await page.ariaSnapshot({ mode: 'ai' });
    return page;
  }

  async #open(language: string): Promise<Page> {
    const browser = await this.#browser();
    const context = await browser.newContext({
      serviceWorkers: 'block',
      acceptDownloads: false,
      locale: language,
    });
    return context.newPage();
  }
}
