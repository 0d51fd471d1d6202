import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { runCommand } from '../command.ts';
import { loadLocalConfig } from '../config.ts';
import { prepareGenerator } from './generator.ts';

const TYPES = 'dashboard/src/lib/api-types.ts';

// `npm run client`: the types of the API's client, from what the app says of itself. Nothing has to run.
await runCommand(async () => {
  const generator = await prepareGenerator(loadLocalConfig(process.env).cacheDir);
  const { stdout: document } = await execa(process.execPath, ['backend/reference/print.ts']);
  const types = await generate(generator, document);
  const hash = createHash('sha256').update(document).digest('hex');
  // The test beside `backend/reference/` compares this hash with that of the document.
  const header = `// Written by \`npm run client\` for the OpenAPI document ${hash}\n`;
  await writeFile(TYPES, header + types);
  console.log(`Written: ${TYPES}`);
  return 0;
});

async function generate(generator: string, document: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-client-'));
  try {
    const [input, output] = [join(folder, 'openapi.json'), join(folder, 'types.ts')];
    await writeFile(input, document);
    await execa(generator, [input, '--output', output, '--default-non-nullable=false']);
    return await readFile(output, 'utf8');
  } finally {
    await rm(folder, { recursive: true });
  }
}
