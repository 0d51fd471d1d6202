import { z } from 'zod';
import type { Database } from '../../db/client.ts';
import { redact } from '../../redaction/redact.ts';
import { MAX_FACT_LENGTH } from '../contract/callers.ts';
import { recallCaller } from '../memory/recall.ts';
import { rememberFacts } from '../memory/remember.ts';
import { changesNothing, defineTool, type Tool, type ToolContext } from './tool.ts';
import type { Wording } from './wording.ts';

/** What is known of this caller, and of no other. */
export function memoryTools(database: Database, words: Wording): Tool[] {
  const remember = defineTool({
    name: 'remember_about_caller',
    description: 'Keeps a fact about this caller for later calls, when they ask you to.',
    input: z.strictObject({ fact: z.string().trim().min(1).max(MAX_FACT_LENGTH) }),
    ...changesNothing,
    progress: () => words.remembering,
    async run({ fact }, context) {
      const caller = knowable(context);
      if (caller.number === null) return caller.reason;
      const { callId, agent, now } = context;
      const facts = [redact(fact, agent.privacy.redact)];
      const lesson = { number: caller.number, agent: agent.slug, callId, facts, replaceFrom: null };
      const added = await database.transaction((tx) => rememberFacts(tx, lesson, now()));
      return added.length > 0
        ? 'It is kept.'
        : 'It was not kept: it is known, or there is no room.';
    },
  });

  const recall = defineTool({
    name: 'recall_about_caller',
    description: 'Tells what is known of this caller from earlier calls.',
    input: z.strictObject({}),
    ...changesNothing,
    progress: () => words.recalling,
    async run(_input, context) {
      const caller = knowable(context);
      if (caller.number === null) return caller.reason;
      const known = await recallCaller(database, context.agent, caller.number, context.now());
      if (known === null) return 'Nothing is known of this caller.';
      const calls = known.lastCalls.map(({ at, summary }) => `Call of ${at}: ${summary}`);
      return [...known.facts, ...calls].join('\n');
    },
  });

  return [remember, recall];
}

const FORGETS = 'This agent remembers nothing of its callers.';
const WITHHELD =
  'The caller has withheld the number, or calls from the web: nothing can be kept or recalled.';

/** Whom something can be kept and known of; else why not, for the model. */
function knowable({
  agent,
  callerNumber,
}: ToolContext): { number: string } | { number: null; reason: string } {
  if (!agent.privacy.rememberCallers) return { number: null, reason: FORGETS };
  if (callerNumber === null) return { number: null, reason: WITHHELD };
  return { number: callerNumber };
}
