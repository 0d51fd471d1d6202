import { setTimeout as after } from 'node:timers/promises';
import type { Health, Part } from '../contract/health.ts';

/** Looks at one part. When it throws, the part counts as down. */
export type Check = () => Part | Promise<Part>;

/** How long one part may take to answer. */
export const CHECK_TIMEOUT_MS = 1_000;
/** How long an answer is good for, so that asking often does not burden the parts. */
const CACHE_MS = 500;

/** Looks at all parts side by side. */
export function createHealth(
  checks: Record<string, Check>,
  { now = Date.now, timeoutMs = CHECK_TIMEOUT_MS }: { now?: () => number; timeoutMs?: number } = {},
): () => Promise<Health> {
  const bounded = Object.entries(checks).map(
    ([name, check]) => [name, bound(check, timeoutMs)] as const,
  );
  let latest: { at: number; health: Promise<Health> } | undefined;
  return () => {
    if (latest === undefined || now() - latest.at >= CACHE_MS) {
      latest = { at: now(), health: look(bounded) };
    }
    return latest.health;
  };
}

async function look(checks: (readonly [string, () => Promise<Part>])[]): Promise<Health> {
  const parts = Object.fromEntries(
    await Promise.all(checks.map(async ([name, check]) => [name, await check()] as const)),
  );
  const ready = Object.values(parts).every((part) => part.state === 'ready');
  return { status: ready ? 'ready' : 'not_ready', parts };
}

function bound(check: Check, timeoutMs: number): () => Promise<Part> {
  const late: Part = { state: 'down', detail: `no answer within ${timeoutMs} ms` };
  // A check that hangs is waited for, not piled upon.
  let running: Promise<Part> | undefined;
  return async () => {
    running ??= settle(check).finally(() => {
      running = undefined;
    });
    const timer = new AbortController();
    const timeout = after(timeoutMs, late, { signal: timer.signal }).catch(() => late);
    const part = await Promise.race([running, timeout]);
    timer.abort();
    return part;
  };
}

async function settle(check: Check): Promise<Part> {
  try {
    return await check();
  } catch {
    // The message of an unforeseen error is not for everyone to read.
    return { state: 'down', detail: 'could not be looked at' };
  }
}
