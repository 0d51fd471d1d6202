import { z } from 'zod';
import { instant } from './common.ts';

/** What endpoints can be told of. */
const WEBHOOK_EVENTS = ['call.started', 'call.ended', 'task.finished'] as const;
const webhookEvent = z.enum(WEBHOOK_EVENTS);
export type WebhookEvent = z.infer<typeof webhookEvent>;

const settings = {
  url: z
    .url({ protocol: /^https?$/, error: 'an address such as https://example.com/hooks' })
    .max(2_000)
    .describe('Where events are sent: https, at a public host.'),
  description: z.string().max(200).describe('For people: whose it is.'),
  events: z
    .array(webhookEvent)
    .min(1)
    .max(WEBHOOK_EVENTS.length)
    .refine((events) => new Set(events).size === events.length, 'each event once'),
  includeContent: z
    .boolean()
    .describe('Sends what was said, too. Whoever turns it on needs the scope `calls:content`.'),
  enabled: z.boolean(),
};

export const newWebhookEndpoint = z.strictObject({
  ...settings,
  description: settings.description.default(''),
  includeContent: settings.includeContent.default(false),
  enabled: settings.enabled.default(true),
});
export type NewWebhookEndpoint = z.infer<typeof newWebhookEndpoint>;

export const changeWebhookEndpoint = z.strictObject(settings).partial();
export type WebhookEndpointChanges = z.infer<typeof changeWebhookEndpoint>;

/** An endpoint as it is read: without its secret. */
export const webhookEndpoint = z.object({
  id: z.uuid(),
  ...settings,
  /** Why it was disabled when nobody asked for that. */
  disabledReason: z.string().nullable(),
  /** Since when no delivery has succeeded; null: the last one did. */
  failingSince: instant.nullable(),
  createdAt: instant,
  updatedAt: instant,
});
export type WebhookEndpoint = z.infer<typeof webhookEndpoint>;

export const listWebhookEndpointsResponse = z.object({ endpoints: z.array(webhookEndpoint) });

/** The one time that a secret is shown. */
export const webhookSecret = z.object({
  secret: z.string().describe('`whsec_…`: what deliveries are signed with. Shown this once.'),
});
export const createdWebhookEndpoint = webhookEndpoint.extend(webhookSecret.shape);
export type CreatedWebhookEndpoint = z.infer<typeof createdWebhookEndpoint>;

const deliveryState = z.enum(['pending', 'delivered', 'failed']);

/** One event on its way to one endpoint, or arrived. */
export const webhookDelivery = z.object({
  id: z.uuid().describe('The `webhook-id` is `msg_` and this: the same at each attempt.'),
  event: z.enum([...WEBHOOK_EVENTS, 'test']),
  callId: z.uuid().nullable(),
  taskId: z.uuid().nullable(),
  state: deliveryState,
  attempts: z.int(),
  /** Of the last attempt: the status that came back, or why none did. */
  responseStatus: z.int().nullable(),
  error: z.string().nullable(),
  durationMs: z.int().nullable(),
  attemptedAt: instant.nullable(),
  /** When it is tried next, at the earliest. Null: it is being tried, or is not tried again. */
  nextAttemptAt: instant.nullable(),
  createdAt: instant,
});
export type WebhookDelivery = z.infer<typeof webhookDelivery>;

export const listDeliveriesQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  /** The `nextCursor` of the page before. */
  cursor: z.string().max(200).optional(),
  state: deliveryState.optional(),
});
/** Newest first. */
export const listDeliveriesResponse = z.object({
  deliveries: z.array(webhookDelivery),
  nextCursor: z.string().nullable(),
});
