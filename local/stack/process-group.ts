import { spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';

/** A process that left the group may hold its output open: no reason to wait for ever. */
const GONE_WITHIN_MS = 2_000;

export interface Command {
  readonly command: string;
  readonly args: readonly string[];
  /** The whole environment: nothing is inherited besides. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** A process and all that it starts, as one: a process group of their own. */
export interface ProcessGroup {
  /** Also the id of the group; undefined when the command could not be started. */
  readonly pid: number | undefined;
  /** When the first process has ended: how, in words. */
  readonly exited: Promise<string>;
  /** To the first process, which knows what to do about the others. */
  signal(signal: NodeJS.Signals): void;
  /** To all of them, at once. */
  kill(): void;
  /**
   * Resolves when the first process has ended, those that it left behind are killed, and all
   * that they printed is taken.
   */
  end(): Promise<void>;
}

/** @param onOutput - takes both what is printed and what goes to the error output */
export function spawnGroup(
  { command, args, env }: Command,
  onOutput: (text: string) => void,
): ProcessGroup {
  const child = spawn(command, args, {
    // setsid(2): a group that a Ctrl-C in the terminal does not reach; stopping is ours to do.
    detached: true,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', onOutput);

  const { promise: exited, resolve } = Promise.withResolvers<string>();
  child.once('error', (error) => resolve(`could not be started: ${error.message}`));
  child.once('exit', (code, signal) =>
    resolve(signal ? `was ended by ${signal}` : `ended with exit code ${code}`),
  );

  // All of them write to our pipe: it closes when the last one is gone.
  const closed = new Promise((resolve) => child.once('close', resolve));

  const kill = () => {
    if (child.pid === undefined) return;
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // There is no one left in the group.
    }
  };
  return {
    pid: child.pid,
    exited,
    signal: (signal) => void child.kill(signal),
    kill,
    async end() {
      await exited;
      kill();
      await Promise.race([closed, delay(GONE_WITHIN_MS, undefined, { ref: false })]);
    },
  };
}
