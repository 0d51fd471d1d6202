import type { Browser } from 'playwright-core';

/** What a page is about to send. */
export interface Sent {
  method: string;
  url: URL;
  body: string;
}

/** Judges what the pages of one browser send. */
interface Judge {
  permits(sent: Sent): boolean;
  leaks(sent: Sent): boolean;
}

/** The guards of a browser's pages, once its gate is up. */
const gates = new WeakMap<Browser, { guards: Judge[]; up: Promise<void> }>();

/**
 * Puts a guard at its browser's gate: the last place before the network, where every request of
 * every page and worker stops.
 *
 * Playwright lets requests go on unasked whose page it can no longer tell, such as what a page sends
 * as it is left. None of them tells its page at the gate either, so there what one of the browser's
 * guards permits may pass, unless it would leak a secret of any.
 *
 * @throws Error when the browser has ended
 */
export async function standAtGate(browser: Browser, guard: Judge): Promise<void> {
  let gate = gates.get(browser);
  if (gate === undefined) {
    // A guard stays when its page has gone: what that page has sent may still be on its way.
    const guards: Judge[] = [];
    gate = { guards, up: putUp(browser, guards) };
    gates.set(browser, gate);
  }
  gate.guards.push(guard);
  await gate.up;
}

/** The browser's own Fetch domain comes after those of its pages, and so nearest to the network. */
async function putUp(browser: Browser, guards: readonly Judge[]): Promise<void> {
  const cdp = await browser.newBrowserCDPSession();
  const mayPass = (sent: Sent) =>
    guards.some((guard) => guard.permits(sent)) && !guards.some((guard) => guard.leaks(sent));
  cdp.on('Fetch.requestPaused', ({ requestId, request }) => {
    const { method, postData: body = '' } = request;
    const answer = mayPass({ method, url: new URL(request.url), body })
      ? cdp.send('Fetch.continueRequest', { requestId })
      : cdp.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
    // Its page may have given it up meanwhile, or gone.
    answer.catch(() => {});
  });
  await cdp.send('Fetch.enable', { patterns: [{ urlPattern: '*', requestStage: 'Request' }] });
}
