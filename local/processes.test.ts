import { expect, it } from 'vitest';
import { parseStat, processesBelow } from './processes.ts';

it('reads the CPU time of a process whose name is no word', () => {
  const stat =
    '42 (node (x) y) S 7 42 42 0 -1 4194304 900 0 0 0 150 50 20 10 20 0 11 0 900 1000 200';
  expect(parseStat(stat)).toEqual({ pid: 42, parent: 7, cpuMs: 2_300 });
});

it('finds all that descend from a process, in whichever order they are listed', () => {
  const tree = [
    [5, 9],
    [9, 2],
    [2, 1],
    [3, 1],
  ].map(([pid = 0, parent = 0]) => ({ pid, parent, command: '', cpuMs: 0 }));
  expect(processesBelow(tree, 2).map(({ pid }) => pid)).toEqual([5, 9, 2]);
});
