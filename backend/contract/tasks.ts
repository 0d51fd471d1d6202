import { z } from 'zod';
import { instant } from './common.ts';
import { speaker } from './events.ts';

/** `waiting`: for the caller's yes. The last three are final. */
const TASK_STATES = ['queued', 'running', 'waiting', 'done', 'failed', 'cancelled'] as const;
const taskState = z.enum(TASK_STATES);

/** Why a task failed: what the caller is told follows from it, never the reason itself. */
export const TASK_FAILURES = ['model', 'tool', 'timeout', 'limit', 'sandbox', 'backend'] as const;
const taskFailure = z.enum(TASK_FAILURES);
export type TaskFailure = z.infer<typeof taskFailure>;

const taskKey = z.string().min(1).max(100);
const spokenText = z.string().max(4_000);

/** A request of the caller that is handed over. The same key starts the same task once. */
export const startTaskRequest = z.strictObject({
  key: taskKey,
  /** In plain words. */
  request: z.string().trim().min(1).max(4_000),
  /** Everything said on the call so far, of all its legs. */
  conversation: z.array(z.strictObject({ speaker, text: z.string().max(20_000) })).max(2_000),
});
export type StartTaskRequest = z.infer<typeof startTaskRequest>;
export const startTaskResponse = z.object({ taskId: z.uuid() });

/** The caller has changed or completed the request while it is worked on. The same key counts once. */
export const amendTaskRequest = z.strictObject({
  key: taskKey,
  text: z.string().trim().min(1).max(4_000),
});
export type AmendTaskRequest = z.infer<typeof amendTaskRequest>;

/** What the caller said when asked for a yes; what it means is decided by code in the backend. */
export const answerTaskRequest = z.strictObject({
  confirmationId: z.uuid(),
  said: z.string().max(4_000),
});
export type AnswerTaskRequest = z.infer<typeof answerTaskRequest>;
const consent = z.enum(['yes', 'no', 'unclear']);
export type Consent = z.infer<typeof consent>;
export const answerTaskResponse = z.object({
  /** `unclear`: the caller is asked again. */
  consent,
});

const update = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.object({
    /** Position among the task's updates, from 0, without gaps. */
    seq: z.int().min(0),
    at: instant,
    type: z.literal(type),
    ...shape,
  });

/** What happens to a task, as the worker is told. Texts are plain and fit to be spoken. */
export const taskUpdate = z.discriminatedUnion('type', [
  update('started', {}),
  /** What is being done, such as "I'm opening the order page." */
  update('progress', { text: spokenText }),
  /** The summary is to be spoken as it is, and what the caller says to it sent back. */
  update('confirm', { confirmationId: z.uuid(), summary: spokenText }),
  update('answered', { confirmationId: z.uuid(), consent }),
  update('done', { text: spokenText }),
  update('failed', { failure: taskFailure }),
  update('cancelled', {}),
]);
export type TaskUpdate = z.infer<typeof taskUpdate>;

/** The last update that is known already; without one, from the beginning. */
export const followTaskQuery = z.strictObject({
  after: z.coerce.number().int().min(-1).default(-1),
});

/** One request to the model, or one tool call. */
const taskStep = z.object({
  kind: z.enum(['model', 'tool']),
  /** Of the model or the tool. */
  name: z.string(),
  input: z.string().nullable(),
  output: z.string().nullable(),
  failed: z.boolean(),
  inputTokens: z.int().nullable(),
  outputTokens: z.int().nullable(),
  /** Null: unknown. */
  costMicros: z.int().nullable(),
  startedAt: instant,
  endedAt: instant,
});

/** A task as it is read. */
export const task = z.object({
  id: z.uuid(),
  request: z.string(),
  state: taskState,
  failure: taskFailure.nullable(),
  /** For the operator: what went wrong. Never spoken. */
  detail: z.string().nullable(),
  /** What the caller was told. */
  result: z.string().nullable(),
  startedAt: instant,
  endedAt: instant.nullable(),
  steps: z.array(taskStep),
});
export type Task = z.infer<typeof task>;
export const listTasksResponse = z.object({ tasks: z.array(task) });
