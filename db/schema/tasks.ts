import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { text } from '../text.ts';
import { calls } from './calls.ts';
import { instant, large } from './columns.ts';

export const taskState = pgEnum('task_state', [
  'queued',
  'running',
  'waiting',
  'done',
  'failed',
  'cancelled',
]);
export const effectState = pgEnum('effect_state', [
  'asked',
  'confirmed',
  'declined',
  'started',
  'done',
  'unknown',
]);

/** What a caller has asked for and the backend agent works on. */
export const tasks = pgTable(
  'tasks',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    callId: uuid('call_id')
      .notNull()
      .references(() => calls.id, { onDelete: 'cascade' }),
    /** The worker's own name for it: the same one starts one task. */
    key: text('key').notNull(),
    request: text('request').notNull(),
    state: taskState('state').notNull().default('queued'),
    failure: text('failure'),
    detail: text('detail'),
    result: text('result'),
    /** The backend process that works on it, and when that was last heard of. */
    owner: text('owner').notNull(),
    heardAt: instant('heard_at').notNull(),
    deadlineAt: instant('deadline_at').notNull(),
    startedAt: instant('started_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (t) => [
    unique('tasks_key').on(t.callId, t.key),
    check(
      'tasks_ended_when_final',
      sql`(${t.endedAt} is not null) = (${t.state} in ('done', 'failed', 'cancelled'))`,
    ),
    check('tasks_failure_when_failed', sql`(${t.failure} is not null) = (${t.state} = 'failed')`),
    index('tasks_unfinished').on(t.heardAt).where(sql`${t.endedAt} is null`),
  ],
);

const ofTask = () =>
  uuid('task_id')
    .notNull()
    .references(() => tasks.id, { onDelete: 'cascade' });

/** What the worker is told of a task, in order. */
export const taskUpdates = pgTable(
  'task_updates',
  {
    taskId: ofTask(),
    seq: integer('seq').notNull(),
    at: instant('at').notNull(),
    type: text('type').notNull(),
    /** The contract's update without the columns above. */
    data: jsonb('data').notNull(),
  },
  (t) => [primaryKey({ columns: [t.taskId, t.seq] })],
);

/** What the worker tells of a task that is being worked on: changes, answers, a wish to stop. */
export const taskInputs = pgTable(
  'task_inputs',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    taskId: ofTask(),
    /** Names it, so that it counts once. */
    key: text('key').notNull(),
    type: text('type').notNull(),
    text: text('text').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [unique('task_inputs_once').on(t.taskId, t.key)],
);

/** Each request to the model and each tool call of a task. */
export const taskSteps = pgTable(
  'task_steps',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    taskId: ofTask(),
    kind: text('kind').notNull(),
    name: text('name').notNull(),
    input: text('input'),
    output: text('output'),
    failed: boolean('failed').notNull(),
    inputTokens: integer('input_tokens'),
    outputTokens: integer('output_tokens'),
    costMicros: large('cost_micros'),
    startedAt: instant('started_at').notNull(),
    endedAt: instant('ended_at').notNull(),
  },
  (t) => [
    index('task_steps_by_task').on(t.taskId, t.id),
    check('task_steps_kind', sql`${t.kind} in ('model', 'tool')`),
  ],
);

/** A change of the outside world that a tool wants to make: asked for, answered, made once. */
export const effects = pgTable(
  'effects',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    callId: uuid('call_id')
      .notNull()
      .references(() => calls.id, { onDelete: 'cascade' }),
    taskId: ofTask(),
    /** A hash of the tool and its arguments: one call makes the same change once. */
    key: text('key').notNull(),
    tool: text('tool').notNull(),
    /** What the caller was asked. */
    summary: text('summary').notNull(),
    state: effectState('state').notNull().default('asked'),
    /** What the caller said to it. */
    said: text('said'),
    output: text('output'),
    askedAt: instant('asked_at').notNull(),
    answeredAt: instant('answered_at'),
    startedAt: instant('started_at'),
    endedAt: instant('ended_at'),
  },
  (t) => [unique('effects_once').on(t.callId, t.key), index('effects_by_task').on(t.taskId)],
);
