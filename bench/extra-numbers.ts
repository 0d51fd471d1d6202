import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { sipTrunkFile } from '../backend/contract/sip-trunk.ts';

const PROVISION = fileURLToPath(new URL('../backend/provision.ts', import.meta.url));

/**
 * Lets the running stack answer more numbers while `use` runs, on the first trunk of its file. The
 * file stays as it is; afterwards the stack is as the file says again.
 */
export async function withExtraNumbers(
  trunkFile: string,
  numbers: readonly { number: string; agent: string }[],
  use: () => Promise<void>,
): Promise<void> {
  const { trunks } = sipTrunkFile.parse(JSON.parse(await readFile(trunkFile, 'utf8')));
  trunks[0]?.numbers.push(...numbers);
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-bench-'));
  const extended = join(folder, 'sip-trunk.json');
  try {
    await writeFile(extended, JSON.stringify({ trunks }));
    await provision(extended);
    await use();
  } finally {
    await rm(folder, { recursive: true });
    await provision(trunkFile);
  }
}

const provision = (file: string) =>
  execa(process.execPath, [PROVISION], { env: { SIP_TRUNK_FILE: file } });
