import { afterEach, expect, it, vi } from 'vitest';
import { createLog } from '../log.ts';
import { ProvisioningError } from './error.ts';
import { keepProvisioned } from './keep-provisioned.ts';

const log = createLog('silent');
afterEach(() => vi.useRealTimers());

it('is starting until it has been tried, then ready', async () => {
  const provisioner = keepProvisioned(async () => [], log);
  expect(provisioner.state()).toEqual({ state: 'starting' });
  await provisioner.request();
  expect(provisioner.state()).toEqual({ state: 'ready' });
});

it('tries again after a failure until it succeeds', async () => {
  vi.useFakeTimers();
  const provision = vi.fn().mockRejectedValueOnce(new ProvisioningError('no such agent'));
  const provisioner = keepProvisioned(provision.mockResolvedValue([]), log);
  await provisioner.request();
  expect(provisioner.state()).toEqual({ state: 'down', detail: 'no such agent' });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(provisioner.state()).toEqual({ state: 'ready' });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(provision).toHaveBeenCalledTimes(2);
});

it('does not tell everyone the message of an unforeseen error', async () => {
  const provisioner = keepProvisioned(() => Promise.reject(new Error('secret')), log);
  await provisioner.request();
  provisioner.stop();
  expect(JSON.stringify(provisioner.state())).not.toContain('secret');
});

it('does one at a time, also when asked meanwhile', async () => {
  let running = 0;
  let most = 0;
  const provisioner = keepProvisioned(async () => {
    running += 1;
    most = Math.max(most, running);
    await Promise.resolve();
    running -= 1;
    return [];
  }, log);
  await Promise.all([provisioner.request(), provisioner.request(), provisioner.request()]);
  expect(most).toBe(1);
});

it('serves all who ask before it begins with one attempt', async () => {
  const provision = vi.fn().mockResolvedValue(['created trunk t']);
  const provisioner = keepProvisioned(provision, log);
  const attempts = await Promise.all([provisioner.request(), provisioner.request()]);
  expect(provision).toHaveBeenCalledTimes(1);
  expect(attempts.map(({ changes }) => changes)).toEqual([
    ['created trunk t'],
    ['created trunk t'],
  ]);
  await provisioner.request();
  expect(provision).toHaveBeenCalledTimes(2);
});

it('does not try again once it is stopped', async () => {
  vi.useFakeTimers();
  const provision = vi.fn().mockRejectedValue(new ProvisioningError('no'));
  const provisioner = keepProvisioned(provision, log);
  await provisioner.request();
  provisioner.stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(provision).toHaveBeenCalledTimes(1);
});
