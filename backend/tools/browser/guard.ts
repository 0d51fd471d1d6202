import type { BrowserContext, Route } from 'playwright-core';
import { Scrubber } from '../../credentials/scrubber.ts';
import { type Sent, standAtGate } from './gate.ts';

/** RFC 9110, 9.2.1: methods that ask for no change. */
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Takes from a page the ways of sending that cannot be judged: those that outlive it, and those of
 * threads and connections that no request is seen of.
 */
const WITHOUT_SIDE_DOORS = `(() => {
  const names = ['Worker', 'SharedWorker', 'RTCPeerConnection', 'webkitRTCPeerConnection',
    'WebTransport', 'fetchLater'];
  for (const name of names) Object.defineProperty(globalThis, name, { value: undefined });
  Navigator.prototype.sendBeacon = () => false;
  const send = globalThis.fetch;
  globalThis.fetch = (input, init) => send(new Request(input, { ...init, keepalive: false }));
})()`;

/**
 * Keeps a browser from changing anything: only requests that read are let through, except to one
 * origin while a change is made that the caller has agreed to. A secret that was filled in leaves
 * for its own host alone.
 */
export class ChangeGuard {
  #permitted: string | null = null;
  #sent = 0;
  #refused: string[] = [];
  readonly #secrets: { host: string; scrubber: Scrubber }[] = [];

  async watch(context: BrowserContext): Promise<void> {
    const browser = context.browser();
    if (browser === null) throw new Error('A context without a browser cannot be guarded.');
    await Promise.all([
      standAtGate(browser, this),
      context.addInitScript(WITHOUT_SIDE_DOORS),
      context.route('**/*', (route) => this.#judge(route)),
      context.routeWebSocket('**/*', (socket) => socket.close()),
    ]);
  }

  /** Lets changes through to one origin until `act` is over. @returns how many requests were */
  async permit(origin: string, act: () => Promise<void>): Promise<number> {
    this.#permitted = origin;
    this.#sent = 0;
    try {
      await act();
      return this.#sent;
    } finally {
      this.#permitted = null;
    }
  }

  /** How many were let through by the last `permit`. */
  get sent(): number {
    return this.#sent;
  }

  /** From now on this secret is sent to no host but this. */
  bind(secret: string, host: string): void {
    const scrubber = new Scrubber();
    scrubber.add('bound', secret);
    this.#secrets.push({ host, scrubber });
  }

  /** Whether a secret that was filled in can be seen in a text. */
  shows(text: string): boolean {
    return this.#secrets.some(({ scrubber }) => scrubber.scrub(text) !== text);
  }

  /** What was not let through since the last time, such as `POST example.com`. */
  takeRefused(): string[] {
    const refused = [...new Set(this.#refused)];
    this.#refused = [];
    return refused;
  }

  async #judge(route: Route): Promise<void> {
    const request = route.request();
    const sent = {
      method: request.method(),
      url: new URL(request.url()),
      body: request.postData() ?? '',
    };
    if (this.permits(sent) && !this.leaks(sent)) {
      if (isChange(sent)) this.#sent += 1;
      return route.continue();
    }
    this.#refused.push(`${sent.method} ${sent.url.host}`);
    // An aborted navigation would put an error page in place of what was filled in.
    if (request.isNavigationRequest()) return route.fulfill({ status: 204 });
    return route.abort('blockedbyclient');
  }

  /** Whether a request reads only, or changes what the caller has agreed to. */
  permits(sent: Sent): boolean {
    return !isChange(sent) || sent.url.origin === this.#permitted;
  }

  /** Whether a request carries a secret to a host that it is not for. */
  leaks({ url, body }: Sent): boolean {
    const text = `${url.href}\n${body}`;
    return this.#secrets.some(
      ({ host, scrubber }) => host !== url.host && scrubber.scrub(text) !== text,
    );
  }
}

const isChange = ({ method }: Sent) => !SAFE_METHODS.has(method);
