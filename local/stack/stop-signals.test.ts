import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { onStopSignals } from './stop-signals.ts';

let said: string[];
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
  said = [];
  onStopSignals(
    () => said.push('stop'),
    () => said.push('force'),
  );
});
afterEach(() => {
  vi.useRealTimers();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.removeListener(signal, process.listeners(signal).at(-1) ?? (() => {}));
  }
});

it('stops at the first signal and forces at the second', () => {
  process.emit('SIGINT');
  vi.advanceTimersByTime(1_000);
  process.emit('SIGTERM');
  expect(said).toEqual(['stop', 'force']);
});

it('takes one Ctrl-C that comes from the terminal and again from npm for one', () => {
  process.emit('SIGINT');
  vi.advanceTimersByTime(100);
  process.emit('SIGINT');
  expect(said).toEqual(['stop']);
});
