import type { SandboxDriver } from './sandbox.ts';

const LIMITS = { timeoutMs: 5_000, maxOutputBytes: 1_000 };

/**
 * Starts a sandbox, runs something in it and ends it.
 *
 * @throws Error when one of that does not work
 */
export async function probeSandbox(driver: SandboxDriver, signal: AbortSignal): Promise<void> {
  const sandbox = await driver.start({ browser: false }, signal);
  try {
    const { stdout, stderr } = await sandbox.python('print(6 * 7)', LIMITS, signal);
    if (stdout.trim() !== '42') throw new Error(`Python does not answer there: ${stderr.trim()}`);
  } finally {
    await sandbox.dispose();
  }
}
