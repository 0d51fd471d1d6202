import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
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
import { agents } from './agents.ts';
import { callers } from './callers.ts';
import { instant, isE164, large } from './columns.ts';
import { accounts, prices } from './money.ts';

export const transport = pgEnum('transport', ['sip', 'web']);
export const speaker = pgEnum('speaker', ['caller', 'agent']);
export const turnOrigin = pgEnum('turn_origin', ['conversation', 'greeting', 'notice', 'delay']);
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
  'operator_ended',
  'transferred',
  'no_answer',
  'before_greeting',
  'during_greeting',
  'without_speaking',
  'silence',
  'time_limit',
  'credit',
  'limit',
  'error',
  'lost',
]);

/** One call: one life of a room. */
export const calls = pgTable(
  'calls',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    agent: text('agent')
      .notNull()
      .references(() => agents.slug),
    /** Which version of it answered; of a trial, the one that its draft began from. */
    agentVersion: integer('agent_version'),
    /** A draft was tried: see `call_trials`. */
    trial: boolean('trial').notNull().default(false),
    transport: transport('transport').notNull(),
    roomName: text('room_name').notNull(),
    roomSid: text('room_sid').notNull().unique(),
    jobId: text('job_id').notNull(),
    participantIdentity: text('participant_identity').notNull(),
    callerNumber: text('caller_number').references(() => callers.number),
    calledNumber: text('called_number'),
    callerName: text('caller_name'),
    /** The one that the agent has gone on in with the caller; null: its own. */
    language: text('language'),
    sipCallId: text('sip_call_id'),
    startedAt: instant('started_at').notNull(),
    endedAt: instant('ended_at'),
    outcomeResult: outcomeResult('outcome_result'),
    outcomeReason: outcomeReason('outcome_reason'),
    outcomeDetail: text('outcome_detail'),
    /** All that follows the end was done. */
    closedAt: instant('closed_at'),
    /** When its worker was last heard of. */
    heardAt: instant('heard_at'),
    /** Set when the backend has the call ended. */
    stop: text('stop'),
    /** Who has taken over from the agent. */
    operator: text('operator'),
    /** Their id; null: the installation itself, or nobody has. */
    operatorId: text('operator_id'),
    /** What operators wish and the worker has not confirmed, see the contract's `operatorCommand`. */
    commands: jsonb('commands').notNull().default([]),
    summary: text('summary'),
    /** Known cost, kept up to date with `call_usage`. */
    costMicros: large('cost_micros').notNull().default(0),
    /** Some usage has no price. */
    costIncomplete: boolean('cost_incomplete').notNull().default(false),
    /** The account that pays, if any. */
    account: text('account').references(() => accounts.slug),
    /** Made at closing, see the contract's `callFigures`. */
    figures: jsonb('figures'),
    /** Where the recording is: a path below the recordings folder, or `s3://bucket/key`. */
    recordingPlace: text('recording_place'),
    recordingBytes: large('recording_bytes'),
    /** When its transcript was removed by retention or erasure. */
    erasedAt: instant('erased_at'),

    // What the list of calls is searched by. None changes while a call is in progress: a change of
    // an indexed column is a change in every index.
    durationMs: large('duration_ms').generatedAlwaysAs(
      sql`(extract(epoch from ended_at - started_at) * 1000)::bigint`,
    ),
    latencyP95Ms: integer('latency_p95_ms').generatedAlwaysAs(
      sql`(figures #>> '{latency,total,p95}')::numeric::integer`,
    ),
    errors: integer('errors').generatedAlwaysAs(sql`(figures ->> 'errors')::integer`),
    interruptions: integer('interruptions').generatedAlwaysAs(
      sql`(figures ->> 'interruptions')::integer`,
    ),
    /** What a closed call cost; null before. */
    closedCostMicros: large('closed_cost_micros').generatedAlwaysAs(
      sql`case when closed_at is not null then cost_micros end`,
    ),
    isRecorded: boolean('is_recorded').generatedAlwaysAs(sql`recording_place is not null`),
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
    check('calls_closed_after_end', sql`${t.closedAt} is null or ${t.endedAt} is not null`),
    check('calls_cost_positive', sql`${t.costMicros} >= 0`),
    // Ended, and not yet closed: what the sweep looks for.
    index('calls_closing')
      .on(t.endedAt)
      .where(sql`${t.endedAt} is not null and ${t.closedAt} is null`),
    index('calls_by_caller').on(t.callerNumber, t.startedAt),
    index('calls_by_sip_call').on(t.sipCallId),
    index('calls_open').on(t.startedAt, t.id).where(sql`${t.endedAt} is null`),
    // One for each filter, with the order of the list: what is rare is found by its index, what is
    // frequent soon turns up among the newest calls.
    index('calls_by_result').on(t.outcomeResult, t.startedAt, t.id),
    index('calls_by_reason').on(t.outcomeReason, t.startedAt, t.id),
    index('calls_by_transport').on(t.transport, t.startedAt, t.id),
    index('calls_by_recorded').on(t.isRecorded, t.startedAt, t.id),
    index('calls_by_duration').on(t.durationMs, t.startedAt, t.id),
    index('calls_by_latency').on(t.latencyP95Ms, t.startedAt, t.id),
    index('calls_by_cost').on(t.closedCostMicros, t.startedAt, t.id),
    index('calls_by_errors').on(t.errors, t.startedAt, t.id).where(sql`${t.errors} > 0`),
    index('calls_by_interruptions')
      .on(t.interruptions, t.startedAt, t.id)
      .where(sql`${t.interruptions} > 0`),
    index('calls_by_room').on(t.roomName, t.startedAt),
    index('calls_trials').on(t.startedAt, t.id).where(sql`${t.trial}`),
    // Any digits in a row of a number.
    index('calls_by_caller_digits').using('gin', sql`${t.callerNumber} gin_trgm_ops`),
    index('calls_by_called_digits').using('gin', sql`${t.calledNumber} gin_trgm_ops`),
  ],
);

const ofCall = () =>
  uuid('call_id')
    .notNull()
    .references(() => calls.id, { onDelete: 'cascade' });

/** The part of a call that one worker's job holds; there are more when one took over. */
export const callLegs = pgTable(
  'call_legs',
  {
    callId: ofCall(),
    leg: integer('leg').notNull(),
    jobId: text('job_id').notNull(),
    /** Events with lower numbers have been applied. */
    nextSeq: integer('next_seq').notNull().default(0),
    startedAt: instant('started_at').notNull(),
    /** When its machine told that its process has died. */
    leftAt: instant('left_at'),
  },
  (t) => [
    primaryKey({ columns: [t.callId, t.leg] }),
    unique('call_legs_job').on(t.callId, t.jobId),
    check('call_legs_from_zero', sql`${t.leg} >= 0 and ${t.nextSeq} >= 0`),
  ],
);

/** Everything that happened on a call, as told by its workers. */
export const callEvents = pgTable(
  'call_events',
  {
    callId: uuid('call_id').notNull(),
    leg: integer('leg').notNull(),
    seq: integer('seq').notNull(),
    type: text('type').notNull(),
    at: instant('at').notNull(),
    /** The contract's event without the columns above. */
    data: jsonb('data').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.callId, t.leg, t.seq] }),
    foreignKey({
      name: 'call_events_leg',
      columns: [t.callId, t.leg],
      foreignColumns: [callLegs.callId, callLegs.leg],
    }).onDelete('cascade'),
    index('call_events_errors').on(t.callId).where(sql`${t.type} = 'error'`),
  ],
);

/** What was said in a call, in the order of leg and number: made from its events. */
export const turns = pgTable(
  'turns',
  {
    callId: ofCall(),
    leg: integer('leg').notNull().default(0),
    /** The number of the event. */
    seq: integer('seq').notNull(),
    speaker: speaker('speaker').notNull(),
    text: text('text').notNull(),
    interrupted: boolean('interrupted').notNull(),
    origin: turnOrigin('origin').notNull().default('conversation'),
    startedAt: instant('started_at').notNull(),
    endedAt: instant('ended_at').notNull(),
    /** The contract's `latency`; the total stands beside it to be counted with. */
    latency: jsonb('latency'),
    latencyMs: integer('latency_ms'),
  },
  (t) => [
    primaryKey({ columns: [t.callId, t.leg, t.seq] }),
    check('turns_seq_from_zero', sql`${t.seq} >= 0`),
  ],
);

/** What a call has used, summed by what it is priced by: made from its events. */
export const callUsage = pgTable(
  'call_usage',
  {
    callId: ofCall(),
    part: text('part').notNull(),
    provider: text('provider').notNull(),
    model: text('model').notNull(),
    unit: text('unit').notNull(),
    /** Used for replies that were prepared ahead, and then not wanted. */
    discarded: boolean('discarded').notNull().default(false),
    /** The price when it was used; null: unknown. */
    priceId: integer('price_id').references(() => prices.id),
    quantity: large('quantity').notNull(),
  },
  (t) => [
    unique('call_usage_line')
      .on(t.callId, t.part, t.provider, t.model, t.unit, t.discarded, t.priceId)
      .nullsNotDistinct(),
    // What waits for a price.
    index('call_usage_unpriced').on(t.provider, t.unit).where(sql`${t.priceId} is null`),
    check('call_usage_quantity', sql`${t.quantity} >= 0`),
  ],
);
