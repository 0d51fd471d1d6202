import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, uuid } from 'drizzle-orm/pg-core';
import { text } from '../text.ts';
import { calls } from './calls.ts';
import { instant } from './columns.ts';
import { tasks } from './tasks.ts';

/** Addresses outside that are told of events. */
export const webhookEndpoints = pgTable(
  'webhook_endpoints',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    url: text('url').notNull(),
    description: text('description').notNull(),
    /** The types of events that it wants. */
    events: jsonb('events').notNull(),
    /** What was said is sent along. */
    includeContent: boolean('include_content').notNull(),
    enabled: boolean('enabled').notNull(),
    /** Why it was disabled, when we did it. */
    disabledReason: text('disabled_reason'),
    /** When deliveries began to fail; null: the last one succeeded. */
    failingSince: instant('failing_since'),
    /** What deliveries are signed with, encrypted and bound to the id. */
    sealedSecret: text('sealed_secret').notNull(),
    /** The one before, which is signed with as well for a while. */
    sealedOldSecret: text('sealed_old_secret'),
    oldSecretUntil: instant('old_secret_until'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    check('webhook_endpoints_reason', sql`not ${t.enabled} or ${t.disabledReason} is null`),
    check(
      'webhook_endpoints_old_secret',
      sql`(${t.sealedOldSecret} is null) = (${t.oldSecretUntil} is null)`,
    ),
  ],
);

/** Events on their way to endpoints, and those that have arrived. What is sent is read anew each time. */
export const webhookDeliveries = pgTable(
  'webhook_deliveries',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    endpointId: uuid('endpoint_id')
      .notNull()
      .references(() => webhookEndpoints.id, { onDelete: 'cascade' }),
    event: text('event').notNull(),
    callId: uuid('call_id').references(() => calls.id, { onDelete: 'cascade' }),
    taskId: uuid('task_id').references(() => tasks.id, { onDelete: 'cascade' }),
    state: text('state').notNull().default('pending'),
    attempts: integer('attempts').notNull().default(0),
    /** Of the last attempt: what the endpoint answered, or why it could not. */
    responseStatus: integer('response_status'),
    error: text('error'),
    durationMs: integer('duration_ms'),
    attemptedAt: instant('attempted_at'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    check('webhook_deliveries_state', sql`${t.state} in ('pending', 'delivered', 'failed')`),
    index('webhook_deliveries_by_endpoint').on(t.endpointId, t.createdAt, t.id),
    index('webhook_deliveries_by_call').on(t.callId),
    index('webhook_deliveries_by_task').on(t.taskId),
    index('webhook_deliveries_by_time').on(t.createdAt),
  ],
);
