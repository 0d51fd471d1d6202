import { SandboxGone } from './sandbox.ts';

/** In place of the browser, for sandboxes that have none. */
export function noBrowser(place: string) {
  const message = `There is no browser in sandboxes of ${place}: set SANDBOX=bubblewrap for one.`;
  return {
    get: () => Promise.reject(new SandboxGone(message)),
    close: () => Promise.resolve(),
  };
}
