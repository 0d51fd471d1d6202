import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Part, type PartEvent, PartFailed, type RestartPolicy } from './part.ts';
import { identify } from './process-identity.ts';
import { Supervisor } from './supervisor.ts';

const POLICY: RestartPolicy = {
  readyWithinMs: 10_000,
  checkEveryMs: 5,
  quickMs: 60_000,
  maxQuickFailures: 3,
  backoffMs: 1,
};

let folder: string;
let events: { part: string; event: PartEvent }[];
let groups: readonly number[];
let running: Supervisor | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'supervisor-'));
  events = [];
  groups = [];
});
afterEach(async () => {
  running?.kill();
  await running?.stop();
  rmSync(folder, { recursive: true });
});

/** A part that runs a shell script in the test's folder, and is ready when the file `NAME.ready` is there. */
function part(name: string, script: string, more: Partial<Part> = {}): Part {
  return {
    name,
    command: 'sh',
    args: ['-c', `cd ${folder}; ${script}`],
    env: { PATH: process.env.PATH },
    needs: [],
    checkReady: async () => {
      if (!has(`${name}.ready`)) throw new Error(`no file ${name}.ready`);
    },
    stop: { signal: 'SIGTERM', graceMs: 10_000 },
    ...more,
  };
}

function supervise(parts: Part[], policy: Partial<RestartPolicy> = {}): Supervisor {
  running = new Supervisor(parts, {
    logFolder: join(folder, 'logs'),
    guard: {
      pid: 0,
      watch: (watched) => {
        groups = watched;
      },
      dismiss: async () => {},
    },
    onEvent: (name, event) => events.push({ part: name, event }),
    policy: { ...POLICY, ...policy },
  });
  return running;
}

const has = (file: string) => existsSync(join(folder, file));
const read = (file: string) => readFileSync(join(folder, file), 'utf8').trim();
/** A process that is killed closes its output, by which its end is known, a moment before it is gone. */
const untilGone = (file: string) =>
  vi.waitFor(() => expect(identify(Number(read(file)))).toBeUndefined());
const kinds = () => events.map(({ part, event }) => `${part} ${event.kind}`);
/** Says that it is ready, notes when it is asked to stop, and stays until then. */
const serve = (name: string) =>
  `trap 'echo ${name} >> stopped; exit 0' TERM; touch ${name}.ready; sleep 1000 & wait`;

describe('starting', () => {
  it('starts a part when those it needs are ready', async () => {
    const parts = [
      part('second', `test -e first.ready && ${serve('second')}`, { needs: ['first'] }),
      part('first', serve('first')),
    ];
    await supervise(parts).start();
    expect(kinds()).toEqual(['first ready', 'second ready']);
  });

  it('kills a part that does not become ready, and says why it is not', async () => {
    const parts = [part('mute', 'exec sleep 1000')];
    const policy = { readyWithinMs: 20, maxQuickFailures: 1 };
    await expect(supervise(parts, policy).start()).rejects.toThrow(PartFailed);
    expect(events).toMatchObject([
      { event: { kind: 'died', how: 'was not ready within 0.02 s (no file mute.ready)' } },
    ]);
  });

  it('says so when a command does not exist', async () => {
    const parts = [{ ...part('ghost', ''), command: '/no/such/command' }];
    await expect(supervise(parts).start()).rejects.toThrow('ghost failed 3 times in a row');
    expect(events[0]?.event).toMatchObject({ how: expect.stringContaining('ENOENT') });
  });

  it('gives a part its own environment and nothing else', async () => {
    const env = { PATH: process.env.PATH, ONLY: 'this' };
    await supervise([part('clean', `env > seen; ${serve('clean')}`, { env })]).start();
    const names = read('seen')
      .split('\n')
      .map((line) => line.split('=')[0]);
    expect(names).not.toContain('HOME');
    expect(names).toContain('ONLY');
  });
});

describe('a part that dies', () => {
  it('is started again, with its exit code and its last words told', async () => {
    const script = `test -e died && { ${serve('flaky')}; }; touch died; echo farewell; exit 3`;
    await supervise([part('flaky', script)]).start();
    expect(kinds()).toEqual(['flaky died', 'flaky ready']);
    expect(events[0]?.event).toMatchObject({
      how: 'ended with exit code 3',
      failures: 1,
      tail: ['farewell'],
    });
  });

  it('is given up after so many quick failures in a row', async () => {
    const failing = supervise([part('broken', 'echo no >&2; exit 1')]);
    await expect(failing.start()).rejects.toThrow(
      `broken failed 3 times in a row. All that it printed is in ${join(folder, 'logs', 'broken.log')}.`,
    );
    expect(kinds()).toEqual(['broken died', 'broken died', 'broken died']);
  });

  it('takes with it the processes that it has started', async () => {
    const script = `sleep 1000 & echo $! > grandchild; kill -KILL $$`;
    await expect(supervise([part('parent', script)]).start()).rejects.toThrow(PartFailed);
    expect(events[0]?.event).toMatchObject({ how: 'was ended by SIGKILL' });
    await untilGone('grandchild');
  });

  it('ends the stack when it dies again and again later on', async () => {
    const script = `echo $$ > pid; ${serve('late')}`;
    const supervisor = supervise([part('late', script)], { maxQuickFailures: 1 });
    await supervisor.start();
    process.kill(Number(read('pid')), 'SIGKILL');
    await expect(supervisor.failure).rejects.toThrow('late failed 1 times in a row');
  });
});

describe('stopping', () => {
  it('stops a part after those that need it, and leaves nothing', async () => {
    const supervisor = supervise([
      part('base', `sleep 1000 & echo $! > grandchild; ${serve('base')}`),
      part('middle', serve('middle'), { needs: ['base'] }),
      part('top', serve('top'), { needs: ['base', 'middle'] }),
    ]);
    await supervisor.start();
    expect(groups).toHaveLength(3);
    await supervisor.stop();
    expect(read('stopped').split('\n')).toEqual(['top', 'middle', 'base']);
    await untilGone('grandchild');
    expect(groups).toEqual([]);
  });

  it('kills a part that does not stop in time', async () => {
    const script = `trap '' TERM; echo $$ > pid; touch deaf.ready; sleep 1000 & wait; wait`;
    const stop = { signal: 'SIGTERM', graceMs: 20 } as const;
    const supervisor = supervise([part('deaf', script, { stop })]);
    await supervisor.start();
    await supervisor.stop();
    expect(kinds()).toEqual(['deaf ready', 'deaf killed']);
    await untilGone('pid');
  });

  it('does not wait any longer once it is told to kill', async () => {
    const script = `trap '' TERM; echo $$ > pid; touch deaf.ready; sleep 1000 & wait; wait`;
    const stop = { signal: 'SIGTERM', graceMs: 60_000 } as const;
    const supervisor = supervise([part('deaf', script, { stop })]);
    await supervisor.start();
    const stopped = supervisor.stop();
    supervisor.kill();
    await stopped;
    await untilGone('pid');
  });

  it('starts nothing more when it is stopped on the way', async () => {
    const supervisor = supervise([
      part('never', 'exec sleep 1000'),
      part('next', `touch started; ${serve('next')}`, { needs: ['never'] }),
    ]);
    void supervisor.start();
    await supervisor.stop();
    expect(has('started')).toBe(false);
    expect(groups).toEqual([]);
  });
});
