import type { Part } from '../contract/health.ts';
import type { ProvisioningAttempt } from '../contract/provisioning.ts';
import { errorFields, type Logger } from '../log.ts';
import { ProvisioningError } from './error.ts';
import { TrunkFileError } from './trunk-file.ts';

const RETRY_MS = 5_000;

export interface Provisioner {
  /** Provisions as soon as what is under way is done. Resolves when it has been tried. */
  request(): Promise<ProvisioningAttempt>;
  /** How it went last; null: it has not been tried. */
  last(): ProvisioningAttempt | null;
  /** The same for the installation's health. */
  state(): Part;
  stop(): void;
}

/** Provisions when asked to, one at a time, and again every few seconds after a failure. */
export function keepProvisioned(
  provision: () => Promise<string[]>,
  log: Logger,
  { retryMs = RETRY_MS, now = () => new Date() } = {},
): Provisioner {
  let last: ProvisioningAttempt | null = null;
  let running: Promise<unknown> = Promise.resolve();
  /** Whoever asks before it begins is served by it too. */
  let next: Promise<ProvisioningAttempt> | undefined;
  let retry: NodeJS.Timeout | undefined;

  const request = (): Promise<ProvisioningAttempt> => {
    clearTimeout(retry);
    next ??= running.then(() => {
      next = undefined;
      return attempt();
    });
    running = next;
    return next;
  };
  const attempt = async (): Promise<ProvisioningAttempt> => {
    const at = now().toISOString();
    try {
      const changes = await provision();
      log.info({ changes }, 'Provisioned');
      last = { at, changes, problem: null };
    } catch (error) {
      last = { at, changes: [], problem: problemOf(error) };
      log.error(
        isTold(error) ? { reason: error.message } : { error: errorFields(error) },
        'Not provisioned',
      );
      clearTimeout(retry);
      retry = setTimeout(request, retryMs);
    }
    return last;
  };
  return { request, last: () => last, state: () => stateOf(last), stop: () => clearTimeout(retry) };
}

/** What is in the way, for whoever runs the installation. */
export function problemOf(error: unknown): string {
  return isTold(error) ? error.message : 'failed; the log says why';
}

const isTold = (error: unknown): error is Error =>
  error instanceof ProvisioningError || error instanceof TrunkFileError;

function stateOf(last: ProvisioningAttempt | null): Part {
  if (last === null) return { state: 'starting' };
  return last.problem === null ? { state: 'ready' } : { state: 'down', detail: last.problem };
}
