import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { agent } from '../testing/fixtures.ts';
import { createTestApp, useDatabase } from '../testing/services.ts';

const { database } = await useDatabase();
const agentsDir = await mkdtemp(join(tmpdir(), 'switchboard-skills-'));
afterAll(() => rm(agentsDir, { recursive: true }));
const request = createTestApp({ database, agentsDir });

async function put(name: string, text: string | null) {
  const folder = join(agentsDir, 'shop', 'skills', name);
  await mkdir(folder, { recursive: true });
  if (text !== null) await writeFile(join(folder, 'SKILL.md'), text);
}

beforeAll(async () => {
  await request('PUT', '/v1/agents/shop', agent('shop'));
  await request('PUT', '/v1/agents/bare', agent('bare'));
});

it('shows the skills of an agent, and what is wrong with those that are left out', async () => {
  await put('returns', '---\nname: returns\ndescription: Takes goods back.\n---\n# How');
  await put('empty', null);
  await put('other', '---\nname: another\ndescription: Of another name.\n---\n');
  await put('Loud', '---\nname: Loud\ndescription: In capitals.\n---\n');
  const { status, body } = await request('GET', '/v1/agents/shop/skills');
  expect(status).toBe(200);
  expect(body).toEqual({
    skills: [
      { name: 'returns', description: 'Takes goods back.', problem: null },
      { name: 'Loud', description: null, problem: expect.stringContaining('lower-case') },
      { name: 'empty', description: null, problem: 'It has no SKILL.md.' },
      {
        name: 'other',
        description: null,
        problem: 'Its name is "another", not that of its folder.',
      },
    ],
  });
});

it('shows none for an agent without a folder, and knows no unknown agent', async () => {
  expect((await request('GET', '/v1/agents/bare/skills')).body).toEqual({ skills: [] });
  expect((await request('GET', '/v1/agents/nobody/skills')).status).toBe(404);
});
