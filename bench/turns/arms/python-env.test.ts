import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { pythonEnv } from './python-env.ts';

let folder: string;
let requirementsFile: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchboard-python-env-'));
  requirementsFile = join(folder, 'requirements.txt');
  await writeFile(requirementsFile, 'peer==1.0.0\n');
  vi.stubEnv('PATH', `${folder}${delimiter}${process.env.PATH}`);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

/** A `python3` that makes environments whose own Python runs `pip`; both write down their calls. */
async function fakePython(pip = 'exit 0') {
  const calls = join(folder, 'calls.txt');
  const log = `echo "$(basename "$0") $*" >> ${calls}`;
  const python = `#!/bin/sh\n${log}\n${pip}`;
  const script = `#!/bin/sh
${log}
mkdir -p "$3/bin" && cat > "$3/bin/python" <<'END'
${python}
END
chmod +x "$3/bin/python"`;
  await writeFile(join(folder, 'python3'), script);
  await chmod(join(folder, 'python3'), 0o755);
  return async () => (await readFile(calls, 'utf8')).trimEnd().split('\n');
}

const setUp = () =>
  pythonEnv({ name: 'peer', requirementsFile, cacheDir: folder, report: () => undefined });
const INSTALL = () => `python -m pip install --quiet --requirement ${requirementsFile}`;

it('makes an environment once', async () => {
  const calls = await fakePython();
  const python = join(folder, 'python/peer/bin/python');
  expect(await setUp()).toBe(python);
  expect(await setUp()).toBe(python);
  expect(await calls()).toEqual([`python3 -m venv ${join(folder, 'python/peer')}`, INSTALL()]);
});

it('makes it anew for other requirements', async () => {
  const calls = await fakePython();
  await setUp();
  await writeFile(requirementsFile, 'peer==2.0.0\n');
  await setUp();
  expect(await calls()).toHaveLength(4);
});

it('tells which command failed and what it said, and tries again the next time', async () => {
  await fakePython('echo "no such package" >&2; exit 1');
  await expect(setUp()).rejects.toThrow(/bin\/python -m pip install .* failed:\nno such package/);
  const calls = await fakePython();
  await setUp();
  expect(await calls()).toHaveLength(4);
});
