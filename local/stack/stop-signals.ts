const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** One Ctrl-C comes twice: from the terminal, and passed on by npm. */
const SAME_WITHIN_MS = 500;

/**
 * Calls `onStop` at the first signal that asks this process to end, and `onForce` at any that
 * comes after it.
 */
export function onStopSignals(onStop: () => void, onForce: () => void): void {
  let firstAt: number | undefined;
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      if (firstAt === undefined) {
        firstAt = performance.now();
        onStop();
      } else if (performance.now() - firstAt > SAME_WITHIN_MS) {
        onForce();
      }
    });
  }
}
