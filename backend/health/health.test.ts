import { describe, expect, it, vi } from 'vitest';
import type { Part } from '../contract/health.ts';
import { createHealth } from './health.ts';

const ready = async (): Promise<Part> => ({ state: 'ready' });

it('is ready when every part is', async () => {
  const health = createHealth({ database: ready, livekit: ready });
  expect(await health()).toEqual({
    status: 'ready',
    parts: { database: { state: 'ready' }, livekit: { state: 'ready' } },
  });
});

it.each([
  ['starting', async (): Promise<Part> => ({ state: 'starting' }), 'starting'],
  ['down', async (): Promise<Part> => ({ state: 'down' }), 'down'],
  ['broken', () => Promise.reject(new Error('secret')), 'down'],
  ['silent', () => new Promise<Part>(() => {}), 'down'],
])('is not ready when one part is %s', async (_, check, state) => {
  const { status, parts } = await createHealth({ check, other: ready }, { timeoutMs: 20 })();
  expect(status).toBe('not_ready');
  expect(parts.check?.state).toBe(state);
  expect(parts.other?.state).toBe('ready');
  expect(JSON.stringify(parts)).not.toContain('secret');
});

describe('the burden on the parts', () => {
  it('is one look for all who ask within half a second', async () => {
    let time = 0;
    const check = vi.fn(ready);
    const health = createHealth({ check }, { now: () => time });
    await Promise.all([health(), health()]);
    time = 499;
    await health();
    expect(check).toHaveBeenCalledTimes(1);
    time = 500;
    await health();
    expect(check).toHaveBeenCalledTimes(2);
  });

  it('is one look at a part that hangs', async () => {
    let time = 0;
    const check = vi.fn(() => new Promise<Part>(() => {}));
    const health = createHealth({ check }, { now: () => time, timeoutMs: 5 });
    for (time = 0; time < 5_000; time += 1_000) await health();
    expect(check).toHaveBeenCalledTimes(1);
  });
});
