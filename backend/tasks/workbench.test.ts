import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { updateCall } from '../../db/queries/calls.ts';
import { listUsage } from '../../db/queries/usage.ts';
import { agentSettings } from '../contract/agents.ts';
import type { CallSandboxes, SandboxPlan } from '../sandbox/call-sandboxes.ts';
import { agent } from '../testing/fixtures.ts';
import { memoryQueue, testLog, useDatabase } from '../testing/services.ts';
import { storeTask } from '../testing/stored-task.ts';
import { LiveTask } from './live-task.ts';
import { callWith, request } from './testing/tasks.ts';
import { Workbenches } from './workbench.ts';

const { database } = await useDatabase();
const agentsDir = await mkdtemp(join(tmpdir(), 'agents-'));
afterAll(() => rm(agentsDir, { recursive: true }));

/** Sandboxes that are only counted. */
const plans = new Map<string, SandboxPlan>();
const sandboxes = {
  warm: (callId: string, plan: SandboxPlan) => void plans.set(callId, plan),
  held: () => [...plans.keys()],
  release: async (callId: string) => (plans.delete(callId) ? 1_500 : 0),
} as CallSandboxes;

const queue = memoryQueue();
const workbenches = new Workbenches({
  services: { database, queue, log: testLog, now: () => new Date() },
  sandboxes,
  models: { warm: async () => {} },
  agentsDir,
  credentialsKey: null,
});
let isBusy = false;
const releaseEnded = () => workbenches.releaseEnded(async () => isBusy);
const ended = { outcomeResult: 'completed', outcomeReason: 'caller_hung_up' } as const;

it('holds a sandbox, as the agent is set, until the call has ended', async () => {
  const call = await callWith(database);
  const settings = agentSettings.parse(agent('shop', { tools: { webHosts: ['example.com'] } }));
  workbenches.warm(call.id, settings);
  expect(plans.get(call.id)).toEqual({
    policy: { webHosts: ['example.com'], codeHosts: [] },
    sharedFolder: null,
    pageLanguage: 'en',
  });
  await releaseEnded();
  expect(plans.has(call.id)).toBe(true);

  await updateCall(database, call.id, { endedAt: new Date(), ...ended });
  await releaseEnded();
  expect(plans.has(call.id)).toBe(false);
  const usage = await listUsage(database, call.id);
  expect(usage).toMatchObject([{ part: 'backend', unit: 'sandbox_ms', quantity: 1_500 }]);
  await releaseEnded();
  expect(await listUsage(database, call.id)).toHaveLength(1);
});

it('holds it for a task that outlives the call', async () => {
  const call = await callWith(database);
  workbenches.warm(call.id, agentSettings.parse(agent('shop')));
  await updateCall(database, call.id, { endedAt: new Date(), ...ended });
  isBusy = true;
  await releaseEnded();
  expect(plans.has(call.id)).toBe(true);
  isBusy = false;
  await releaseEnded();
  expect(plans.has(call.id)).toBe(false);
});

it('has none made ready for an agent whose tools need none', async () => {
  const call = await callWith(database);
  workbenches.warm(call.id, agentSettings.parse(agent('shop', { tools: { use: ['memory'] } })));
  expect(plans.has(call.id)).toBe(false);
});

it('gives a task the tools and skills of its agent', async () => {
  const call = await callWith(database);
  const settings = agentSettings.parse(agent('shop', { tools: { use: ['files'] } }));
  const folder = join(agentsDir, 'shop', 'skills', 'returns');
  await mkdir(folder, { recursive: true });
  const skill = '---\nname: returns\ndescription: How things are sent back.\n---\nAsk why.';
  await writeFile(join(folder, 'SKILL.md'), skill);
  const row = await storeTask(database, call.id, 'x', new Date());
  const kit = await workbenches.toolkit(new LiveTask(row, call, settings, request('x')));
  expect(kit.tools.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['read_file', 'write_file', 'read_skill']),
  );
  expect(kit.tools.map(({ name }) => name)).not.toContain('run_shell');
  expect(kit.skills).toContain('How things are sent back.');
  await expect(kit.secret('shop', 'example.com')).rejects.toThrow('no credential');
  await kit.close();
});
