import { cpus } from 'node:os';
import {
  ownMegabytes,
  type Process,
  processesBelow,
  readProcesses,
} from '../../local/processes.ts';
import type { ArmName } from '../turns/arms/arm.ts';

/** What the processes of this bench are there for. */
export const ROLES = ['worker', 'livekit', 'callers and stubs', 'rest'] as const;
export type Role = (typeof ROLES)[number];

/** What the command line of each worker's first process holds. */
const WORKERS: Readonly<Record<ArmName, string>> = {
  ours: 'agent/main.ts',
  stock: 'stock-worker.ts',
  'livekit-python': 'livekit_worker.py',
  pipecat: 'pipecat_bot.py',
};
const OTHERS: readonly [RegExp, Role][] = [
  [/\/engines\/\S+\/(server|livekit-sip) /, 'livekit'],
  [/ local\/start\.ts/, 'rest'],
  [/ bench\/main\.ts/, 'callers and stubs'],
];

/** What the worker under test and all that it is tested with have used so far. */
export interface Usage {
  readonly atMs: number;
  readonly cpuMs: Readonly<Record<Role, number>>;
  /** Of all cores: what nobody has used. */
  readonly idleMs: number;
  /** The worker's processes. */
  readonly worker: readonly Process[];
}

/**
 * Whose a process is: as the nearest of its ancestors of which that is known, itself first.
 *
 * @param arm - the worker that is under test; those of other arms are idle meanwhile
 */
export function roleOf(process: Process, all: readonly Process[], arm: ArmName): Role {
  const { command } = process;
  if (command.includes(WORKERS[arm])) return 'worker';
  if (Object.values(WORKERS).some((worker) => command.includes(worker))) return 'rest';
  const role = OTHERS.find(([pattern]) => pattern.test(command))?.[1];
  if (role) return role;
  const parent = all.find(({ pid }) => pid === process.parent);
  return parent ? roleOf(parent, all, arm) : 'rest';
}

/** Reads it from /proc (Linux), of this process and all that it has started. */
export async function readUsage(arm: ArmName): Promise<Usage> {
  const all = processesBelow(await readProcesses(), process.pid);
  const byRole = Map.groupBy(all, (one) => roleOf(one, all, arm));
  const cpuOf = (role: Role) => sum(byRole.get(role)?.map(({ cpuMs }) => cpuMs));
  return {
    atMs: performance.now(),
    cpuMs: Object.fromEntries(ROLES.map((role) => [role, cpuOf(role)])) as Record<Role, number>,
    idleMs: sum(cpus().map(({ times }) => times.idle)),
    worker: byRole.get('worker') ?? [],
  };
}

/** In megabytes, with what processes share counted once. */
export const memoryOf = async (processes: readonly Process[]): Promise<number> =>
  sum(await Promise.all(processes.map(ownMegabytes)));

const sum = (values: readonly number[] = []) => values.reduce((all, one) => all + one, 0);
