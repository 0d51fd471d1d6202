import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SandboxPool } from './pool.ts';
import { FakeDriver, settle } from './testing/fake-driver.ts';

const never = new AbortController().signal;

function createPool(size: number) {
  const driver = new FakeDriver();
  const onFailure = vi.fn();
  const pool = new SandboxPool({ driver, size, browser: true, maxStartsAtOnce: 1, onFailure });
  return { driver, pool, onFailure };
}

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => vi.useRealTimers());

describe('SandboxPool', () => {
  it('fills itself one at a time', async () => {
    const { driver, pool } = createPool(2);
    pool.open();
    expect(driver.starting).toBe(1);
    driver.finish();
    await settle();
    expect(driver.starting).toBe(1);
    driver.finish();
    await settle();
    expect([driver.starting, pool.readyCount]).toEqual([0, 2]);
  });

  it('replaces what was taken', async () => {
    const { driver, pool } = createPool(1);
    pool.open();
    driver.finish();
    await settle();
    expect(pool.take()?.id).toBe('0');
    expect(pool.take()).toBeNull();
    // When the call has been greeted.
    expect(driver.starting).toBe(0);
    vi.advanceTimersByTime(3_000);
    expect(driver.starting).toBe(1);
  });

  it('replaces one that has ended by itself', async () => {
    const { driver, pool } = createPool(1);
    pool.open();
    driver.finish();
    await settle();
    driver.made[0]?.die();
    await settle();
    expect([pool.readyCount, driver.starting]).toEqual([0, 1]);
    expect(driver.made[0]?.disposals).toBe(1);
  });

  it('makes none ready while a call waits for a start of its own', async () => {
    const { driver, pool } = createPool(1);
    const started = pool.start({ browser: true }, never);
    pool.open();
    expect(driver.starting).toBe(1);
    driver.finish();
    await started;
    await settle();
    expect(driver.starting).toBe(0);
    vi.advanceTimersByTime(3_000);
    expect(driver.starting).toBe(1);
  });

  it('tries again after a failure, ever later', async () => {
    const { driver, pool, onFailure } = createPool(1);
    pool.open();
    for (const waitMs of [1_000, 2_000, 4_000]) {
      driver.fail();
      await settle();
      vi.advanceTimersByTime(waitMs - 1);
      expect(driver.starting).toBe(0);
      vi.advanceTimersByTime(1);
      expect(driver.starting).toBe(1);
    }
    expect(onFailure).toHaveBeenCalledTimes(3);
  });

  it('ends what is ready and what is being started when it is closed', async () => {
    const { driver, pool, onFailure } = createPool(2);
    pool.open();
    driver.finish();
    await settle();
    await pool.close();
    expect(driver.made.map(({ disposals }) => disposals)).toEqual([1]);
    expect(onFailure).not.toHaveBeenCalled();
  });
});
