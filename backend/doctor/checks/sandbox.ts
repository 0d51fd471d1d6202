import { type Check, failed, ok } from '../check.ts';

/** @param probe - starts a sandbox, runs something in it and ends it */
export function sandboxCheck(driver: string, probe: (signal: AbortSignal) => Promise<void>): Check {
  return {
    id: 'sandbox',
    title: 'Sandbox',
    after: ['settings'],
    async look(signal) {
      const startedAt = performance.now();
      try {
        await probe(signal);
        return ok(`${driver}: started in ${Math.round(performance.now() - startedAt)} ms`);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        return failed(
          `${driver} does not start: ${reason}`,
          'a place in which agents work',
          driver === 'bubblewrap'
            ? 'Install bubblewrap, socat and python3, and allow unprivileged user namespaces.'
            : 'See SANDBOX and the settings of that driver.',
        );
      }
    },
  };
}
