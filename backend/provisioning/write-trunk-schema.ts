import { writeFile } from 'node:fs/promises';
import { trunkFileSchema } from './trunk-schema.ts';

await writeFile(new URL('../../sip-trunk.schema.json', import.meta.url), trunkFileSchema());
