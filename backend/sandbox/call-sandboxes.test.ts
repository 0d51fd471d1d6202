import { describe, expect, it, vi } from 'vitest';
import { CallSandboxes, type SandboxPlan } from './call-sandboxes.ts';
import { SandboxPool } from './pool.ts';
import { SandboxGone } from './sandbox.ts';
import { FakeDriver, settle } from './testing/fake-driver.ts';

const PLAN: SandboxPlan = {
  policy: { webHosts: ['example.com'], codeHosts: [] },
  sharedFolder: '/shared',
  pageLanguage: 'en',
};

async function create({ pooled = 0 } = {}) {
  const driver = new FakeDriver();
  driver.isInstant = true;
  const report = vi.fn();
  const onAssigned = vi.fn();
  let time = 0;
  const pool = new SandboxPool({
    driver,
    size: pooled,
    browser: true,
    maxStartsAtOnce: 2,
    onFailure: () => {},
  });
  pool.open();
  await settle();
  driver.isInstant = false;
  const sandboxes = new CallSandboxes({ pool, report, onAssigned, now: () => time });
  const pass = (ms: number) => {
    time += ms;
  };
  return { driver, sandboxes, report, onAssigned, pass };
}

describe('CallSandboxes', () => {
  it('gives a call one from the pool, with its policy and files', async () => {
    const { driver, sandboxes, report, onAssigned } = await create({ pooled: 1 });
    sandboxes.warm('call', PLAN);
    const sandbox = await sandboxes.get('call', PLAN);
    expect(sandbox).toBe(driver.made[0]);
    expect(driver.made[0]?.assigned).toEqual({ policy: PLAN.policy, sharedFolder: '/shared' });
    expect(report).toHaveBeenCalledExactlyOnceWith({ callId: 'call', what: 'pooled', ms: 0 });
    expect(onAssigned).toHaveBeenCalledExactlyOnceWith('call', PLAN.policy);
    expect(driver.made[0]?.preparedPages).toEqual([]);
    // When the caller has been greeted.
    await vi.waitFor(() => expect(driver.made[0]?.preparedPages).toEqual(['en']), 5_000);
  });

  it('starts one cold when the pool is empty, and says how long it took', async () => {
    const { driver, sandboxes, report, pass } = await create();
    sandboxes.warm('call', PLAN);
    pass(300);
    driver.finish();
    await sandboxes.get('call', PLAN);
    expect(report).toHaveBeenCalledExactlyOnceWith({ callId: 'call', what: 'cold', ms: 300 });
  });

  it('gives the same one to all who ask', async () => {
    const { driver, sandboxes } = await create();
    const asked = [sandboxes.get('call', PLAN), sandboxes.get('call', PLAN)];
    driver.finish();
    const [first, second] = await Promise.all(asked);
    expect(first).toBe(second);
    expect(driver.made).toHaveLength(1);
  });

  it('tries a failed warm-up once more', async () => {
    const { driver, sandboxes } = await create();
    sandboxes.warm('call', PLAN);
    driver.fail();
    await settle();
    driver.finish();
    expect(await sandboxes.get('call', PLAN)).toBe(driver.made[0]);
  });

  it('falls back to a cold start at first use', async () => {
    const { driver, sandboxes, report } = await create();
    sandboxes.warm('call', PLAN);
    for (const _attempt of [1, 2]) {
      driver.fail();
      await settle();
    }
    expect(report).toHaveBeenLastCalledWith(expect.objectContaining({ what: 'failed' }));
    const asked = sandboxes.get('call', PLAN);
    driver.finish();
    expect(await asked).toBe(driver.made[0]);
    expect(report).toHaveBeenLastCalledWith(expect.objectContaining({ what: 'cold' }));
  });

  it('says that none is to be had when that fails too', async () => {
    const { driver, sandboxes } = await create();
    const asked = sandboxes.get('call', PLAN);
    driver.fail();
    await expect(asked).rejects.toThrow(SandboxGone);
    expect(sandboxes.held()).toEqual([]);
  });

  it('starts a fresh one when it has ended by itself, and reports the loss', async () => {
    const { driver, sandboxes, report, pass } = await create({ pooled: 1 });
    await sandboxes.get('call', PLAN);
    pass(50);
    driver.made[0]?.die();
    await settle();
    expect(report).toHaveBeenLastCalledWith({ callId: 'call', what: 'lost', ms: 50 });
    driver.isInstant = true;
    expect(await sandboxes.get('call', PLAN)).toBe(driver.made[1]);
    pass(7);
    expect(await sandboxes.release('call')).toBe(57);
  });

  it('ends it when the call releases it, once', async () => {
    const { driver, sandboxes, report, pass } = await create({ pooled: 1 });
    await sandboxes.get('call', PLAN);
    pass(1_500);
    expect(await Promise.all([sandboxes.release('call'), sandboxes.release('call')])).toEqual([
      1_500, 0,
    ]);
    expect(driver.made[0]?.disposals).toBe(1);
    expect(sandboxes.held()).toEqual([]);
    expect(report).not.toHaveBeenCalledWith(expect.objectContaining({ what: 'lost' }));
  });

  it('gives up a start that nobody waits for any more', async () => {
    const { driver, sandboxes, report } = await create();
    sandboxes.warm('call', PLAN);
    expect(await sandboxes.release('call')).toBe(0);
    expect(driver.made).toEqual([]);
    expect(report).not.toHaveBeenCalled();
  });

  it('ends all when it is closed', async () => {
    const { driver, sandboxes } = await create({ pooled: 2 });
    await Promise.all([sandboxes.get('a', PLAN), sandboxes.get('b', PLAN)]);
    await sandboxes.close();
    expect(driver.made.slice(0, 2).map(({ disposals }) => disposals)).toEqual([1, 1]);
  });
});
