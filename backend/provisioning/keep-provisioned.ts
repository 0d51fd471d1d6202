import type { Part } from '../contract/health.ts';
import { errorFields, type Logger } from '../log.ts';
import { ProvisioningError } from './error.ts';
import { TrunkFileError } from './trunk-file.ts';

const RETRY_MS = 5_000;

export interface Provisioner {
  /** Provisions as soon as what is under way is done. Resolves when it has been tried. */
  request(): Promise<void>;
  /** How it went last. */
  state(): Part;
  stop(): void;
}

/** Provisions when asked to, one at a time, and again every few seconds after a failure. */
export function keepProvisioned(
  provision: () => Promise<string[]>,
  log: Logger,
  retryMs = RETRY_MS,
): Provisioner {
  let state: Part = { state: 'starting' };
  let last: Promise<void> = Promise.resolve();
  let retry: NodeJS.Timeout | undefined;

  const request = (): Promise<void> => {
    clearTimeout(retry);
    last = last.then(attempt);
    return last;
  };
  const attempt = async (): Promise<void> => {
    try {
      log.info({ changes: await provision() }, 'Provisioned');
      state = { state: 'ready' };
    } catch (error) {
      const told = error instanceof ProvisioningError || error instanceof TrunkFileError;
      log.error(
        told ? { reason: error.message } : { error: errorFields(error) },
        'Not provisioned',
      );
      state = { state: 'down', detail: told ? error.message : 'failed; the log says why' };
      clearTimeout(retry);
      retry = setTimeout(request, retryMs);
    }
  };
  return { request, state: () => state, stop: () => clearTimeout(retry) };
}
