import { expect, it } from 'vitest';
import { roleOf } from './usage.ts';

const TREE = [
  [1, 0, 'node bench/main.ts capacity'],
  [2, 1, 'node local/start.ts'],
  [3, 2, 'node agent/main.ts'],
  [4, 3, 'node job_proc.js /agent/job.ts'],
  [5, 2, '/cache/engines/4e37/server --config livekit.yaml'],
  [6, 2, '/cache/engines/4e37/livekit-sip --config sip.yaml'],
  [7, 2, 'node backend/main.ts'],
  [8, 1, '/cache/bin/sip-caller-98 -sip 127.0.0.1:5060'],
  [9, 1, 'node /bench/turns/arms/stock-worker.ts start'],
  [10, 9, 'node job_proc.js'],
].map(([pid, parent, command]) => ({
  pid: Number(pid),
  parent: Number(parent),
  command: String(command),
  cpuMs: 0,
}));

const rolesOf = (arm: 'ours' | 'stock') =>
  Object.fromEntries(TREE.map((one) => [one.pid, roleOf(one, TREE, arm)]));

it('a process belongs to the nearest of its ancestors that is known', () => {
  expect(rolesOf('ours')).toEqual({
    1: 'callers and stubs',
    2: 'rest',
    3: 'worker',
    4: 'worker',
    5: 'livekit',
    6: 'livekit',
    7: 'rest',
    8: 'callers and stubs',
    9: 'rest',
    10: 'rest',
  });
});

it('the worker is the one under test', () => {
  expect(rolesOf('stock')).toMatchObject({ 3: 'rest', 4: 'rest', 9: 'worker', 10: 'worker' });
});
