import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect, it, vi } from 'vitest';
import { startGuard } from './guard.ts';
import { identify } from './process-identity.ts';

const GUARD = new URL('./guard.ts', import.meta.url).href;

/** A supervisor with one part; it prints the process ids of its guard and of its part. */
const SUPERVISOR = `
  import { spawn } from 'node:child_process';
  import { startGuard } from '${GUARD}';
  const guard = startGuard();
  const part = spawn('sleep', ['1000'], { detached: true, stdio: 'ignore' });
  guard.watch([part.pid]);
  console.log(guard.pid + ' ' + part.pid);
  setInterval(() => {}, 1000);
`;

it('ends the parts of a supervisor that was killed', async () => {
  const supervisor = spawn(process.execPath, ['--input-type=module', '--eval', SUPERVISOR]);
  const [line] = await once(createInterface(supervisor.stdout), 'line');
  const [guardPid, partPid] = line.split(' ').map(Number);
  expect([identify(guardPid), identify(partPid)]).not.toContain(undefined);

  supervisor.kill('SIGKILL');
  await vi.waitFor(() => expect(identify(partPid)).toBeUndefined(), { timeout: 5_000 });
});

it('ends by itself when there is nothing left to guard', async () => {
  const guard = startGuard();
  guard.watch([]);
  await guard.dismiss();
  expect(identify(guard.pid)).toBeUndefined();
});
