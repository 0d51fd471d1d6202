import { type SQL, sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import { text } from './text.ts';

// A JavaScript date has milliseconds, so that what is stored equals what was sent.
const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

// ITU-T E.164: a plus sign, then at most 15 digits.
const isE164 = (column: AnyPgColumn): SQL => sql`${column} ~ '^\\+[1-9][0-9]{3,14}$'`;

export const transport = pgEnum('transport', ['sip', 'web']);
export const speaker = pgEnum('speaker', ['caller', 'agent']);
export const outcomeResult = pgEnum('outcome_result', [
  'completed',
  'transferred',
  'unanswered',
  'abandoned',
  'stopped',
  'failed',
]);
export const outcomeReason = pgEnum('outcome_reason', [
  'caller_hung_up',
  'agent_hung_up',
  'transferred',
  'no_answer',
  'before_greeting',
  'during_greeting',
  'without_speaking',
  'silence',
  'time_limit',
  'credit',
  'error',
  'lost',
]);

/** Who answers. The first one created is the default for callers from a browser. */
export const agents = pgTable('agents', {
  slug: text('slug').primaryKey(),
  name: text('name').notNull(),
  agentName: text('agent_name').notNull(),
  greeting: text('greeting').notNull(),
  namedGreeting: text('named_greeting'),
  instructions: text('instructions').notNull(),
  voice: text('voice').notNull(),
  language: text('language').notNull(),
  models: jsonb('models').notNull(),
  turnTaking: jsonb('turn_taking').notNull(),
  limits: jsonb('limits').notNull(),
  createdAt: instant('created_at').notNull().defaultNow(),
  updatedAt: instant('updated_at').notNull().defaultNow(),
});

/** Which agent a called number belongs to; provisioning copies it from `sip-trunk.json`. */
export const numbers = pgTable(
  'numbers',
  {
    number: text('number').primaryKey(),
    agent: text('agent')
      .notNull()
      .references(() => agents.slug),
    trunk: text('trunk').notNull(),
  },
  (t) => [check('numbers_e164', isE164(t.number))],
);

/** Who calls, or is expected to. */
export const callers = pgTable(
  'callers',
  {
    number: text('number').primaryKey(),
    name: text('name'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [check('callers_e164', isE164(t.number))],
);

/** One call: one life of a room. */
export const calls = pgTable(
  'calls',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    agent: text('agent')
      .notNull()
      .references(() => agents.slug),
    transport: transport('transport').notNull(),
    roomName: text('room_name').notNull(),
    roomSid: text('room_sid').notNull().unique(),
    jobId: text('job_id').notNull(),
    participantIdentity: text('participant_identity').notNull(),
    callerNumber: text('caller_number').references(() => callers.number),
    calledNumber: text('called_number'),
    callerName: text('caller_name'),
    sipCallId: text('sip_call_id'),
    startedAt: instant('started_at').notNull(),
    endedAt: instant('ended_at'),
    outcomeResult: outcomeResult('outcome_result'),
    outcomeReason: outcomeReason('outcome_reason'),
    outcomeDetail: text('outcome_detail'),
  },
  (t) => [
    check(
      'calls_outcome_when_ended',
      sql`(${t.endedAt} is null) = (${t.outcomeResult} is null)
        and (${t.endedAt} is null) = (${t.outcomeReason} is null)
        and (${t.endedAt} is not null or ${t.outcomeDetail} is null)`,
    ),
    check('calls_end_after_start', sql`${t.endedAt} >= ${t.startedAt}`),
    check('calls_called_e164', isE164(t.calledNumber)),
    check('calls_sip_fields', sql`(${t.transport} = 'sip') = (${t.sipCallId} is not null)`),
    // Read backwards for "newest first".
    index('calls_by_start').on(t.startedAt, t.id),
    index('calls_by_agent').on(t.agent, t.startedAt, t.id),
    index('calls_open').on(t.startedAt, t.id).where(sql`${t.endedAt} is null`),
  ],
);

/** What was said in a call, in order. */
export const turns = pgTable(
  'turns',
  {
    callId: uuid('call_id')
      .notNull()
      .references(() => calls.id, { onDelete: 'cascade' }),
    seq: integer('seq').notNull(),
    speaker: speaker('speaker').notNull(),
    text: text('text').notNull(),
    interrupted: boolean('interrupted').notNull(),
    startedAt: instant('started_at').notNull(),
    endedAt: instant('ended_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.callId, t.seq] }),
    check('turns_seq_from_zero', sql`${t.seq} >= 0`),
  ],
);

/** The last report of each worker. */
export const workers = pgTable(
  'workers',
  {
    id: text('id').primaryKey(),
    agentName: text('agent_name').notNull(),
    activeCalls: integer('active_calls').notNull(),
    draining: boolean('draining').notNull(),
    seenAt: instant('seen_at').notNull(),
  },
  (t) => [check('workers_active_calls', sql`${t.activeCalls} >= 0`)],
);
