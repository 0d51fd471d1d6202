import { errorFields, type Logger } from '../log.ts';

/** Does something again and again, `everyMs` after it was done, until stopped. A failure is logged. */
export function keepDoing(
  what: string,
  work: () => Promise<unknown>,
  everyMs: number,
  log: Logger,
) {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;

  const round = async () => {
    await work().catch((error: unknown) =>
      log.warn({ what, error: errorFields(error) }, 'Recurring work failed'),
    );
    if (!isStopped) timer = setTimeout(round, everyMs);
  };

  return {
    start: () => void round(),
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
