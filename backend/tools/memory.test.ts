import { expect, it } from 'vitest';
import { useDatabase } from '../testing/services.ts';
import { memoryTools } from './memory.ts';
import { callWithTask } from './testing/call-with-task.ts';
import { contextFor, runIn, testAgent } from './testing/context.ts';
import type { Tool, ToolContext } from './tool.ts';
import { wordingFor } from './wording.ts';

const { database } = await useDatabase();
const [remember, recall] = memoryTools(database, wordingFor('en')) as [Tool, Tool];

async function caller(number: string | null, fields: Partial<ToolContext> = {}) {
  const { callId } = await callWithTask(database, number);
  const context = contextFor({ callId, callerNumber: number, ...fields });
  return {
    remember: (fact: string) => runIn(remember, { fact }, context),
    recall: () => runIn(recall, {}, context),
  };
}

it('keeps a fact about the caller for later calls, and of no other caller', async () => {
  const first = await caller('+15550301');
  expect((await first.remember('Wants a window seat.')).text).toContain('It is kept.');
  expect((await (await caller('+15550301')).recall()).text).toContain('Wants a window seat.');
  expect((await (await caller('+15550302')).recall()).text).toContain('Nothing is known');
});

it('keeps several facts of one call, but not any number of them', async () => {
  const { remember, recall } = await caller('+15550303');
  for (let n = 0; n < 10; n++) await remember(`Fact ${n}.`);
  const { text } = await recall();
  expect(text.match(/Fact/g)).toHaveLength(5);
});

it.each([
  ['who withholds the number', null, {}, 'withheld'],
  ['of an agent that is not to', '+15550304', { rememberCallers: false }, 'remembers nothing'],
])('keeps and tells nothing of a caller %s, and says why', async (_, number, privacy, why) => {
  const { remember, recall } = await caller(number, { agent: testAgent({ privacy }) });
  expect((await remember('Likes green.')).text).toContain(why);
  expect((await recall()).text).toContain(why);
});

it('keeps facts without what the agent is to take out', async () => {
  const agent = testAgent({ privacy: { redact: ['card'] } });
  const { remember, recall } = await caller('+15550305', { agent });
  await remember('Pays with 4111 1111 1111 1111.');
  expect((await recall()).text).toContain('[card]');
});
