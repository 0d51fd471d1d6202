import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** How long the parts have to end by themselves once the supervisor is gone. */
const GRACE_S = 3;

/**
 * Reads lines of process groups and remembers the last one. Its input ends when the supervisor
 * does, however that came about: then it ends those groups.
 */
const SCRIPT = `
trap '' HUP INT TERM
groups=
while read -r line; do groups=$line; done
[ -n "$groups" ] || exit 0
for group in $groups; do kill -s TERM -- "-$group"; done
sleep ${GRACE_S}
for group in $groups; do kill -s KILL -- "-$group"; done
`;

/** Ends what the stack has started when the supervisor itself is killed and cannot. */
export interface Guard {
  readonly pid: number;
  /** Which process groups to end; each call replaces the one before. */
  watch(groups: readonly number[]): void;
  /** There is nothing left to end. Resolves when the guard itself has ended. */
  dismiss(): Promise<void>;
}

/** A shell rather than a Node process: it is there on every system and takes 1 MB. */
export function startGuard(): Guard {
  const shell = spawn('sh', ['-c', SCRIPT], {
    // A session of its own, so that what ends the supervisor's group does not end the guard.
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  shell.unref();
  if (shell.pid === undefined) throw new Error('sh could not be started');
  // A guard that was killed is no reason to end the stack.
  shell.stdin.on('error', () => {});
  return {
    pid: shell.pid,
    watch(groups) {
      shell.stdin.write(`${groups.join(' ')}\n`);
    },
    async dismiss() {
      if (shell.exitCode !== null || shell.signalCode !== null) return;
      const ended = once(shell, 'exit');
      shell.ref();
      shell.stdin.end('\n');
      await ended;
    },
  };
}
