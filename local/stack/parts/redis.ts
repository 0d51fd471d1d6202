import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { StackContext } from '../context.ts';
import type { Part } from '../part.ts';
import { redisAnswers } from '../probes.ts';

/** What the two LiveKit engines share: rooms, trunks, dispatch rules. */
export function redis({ config, inherited, runFolder }: StackContext): Part {
  const port = config.ports.REDIS_PORT;
  const folder = join(runFolder, 'redis');
  mkdirSync(folder, { recursive: true });
  const settings = {
    port: String(port),
    bind: '127.0.0.1',
    dir: folder,
    // Trunks and dispatch rules must survive a Redis that is started again. The folder is new at
    // each start of the stack: rooms of the last one are gone.
    appendonly: 'yes',
    save: '',
  };
  return {
    name: 'redis',
    command: 'redis-server',
    args: Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]),
    env: inherited,
    needs: [],
    checkReady: () => redisAnswers(port),
    stop: { signal: 'SIGTERM', graceMs: 5_000 },
  };
}
