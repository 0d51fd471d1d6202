import { z } from 'zod';
import { WEBHOOK_PAYLOADS } from '../contract/webhook-payloads.ts';

const SUMMARIES: Readonly<Record<keyof typeof WEBHOOK_PAYLOADS, string>> = {
  'call.started': 'A call has begun',
  'call.ended': 'A call has ended and is closed: its outcome, figures and cost are known',
  'task.finished': 'A task of a call is over: done, failed or cancelled',
  test: 'Somebody tries the endpoint',
};

const header = (name: string, description: string) => ({
  name,
  in: 'header',
  required: true,
  description,
  schema: { type: 'string' },
});

/** The headers of Standard Webhooks. */
const HEADERS = [
  header(
    'webhook-id',
    'The same each time that this event is sent: what was seen can be left alone.',
  ),
  header('webhook-timestamp', 'When it was sent, in seconds since 1970.'),
  header(
    'webhook-signature',
    '`v1,` and the HMAC-SHA256 in base64 of id, timestamp and body with dots between, by the secret; two with a space between while a secret is being changed.',
  ),
];

/** What is sent to endpoints, for the document's `webhooks`. */
export function describeWebhooks() {
  return Object.fromEntries(
    Object.entries(WEBHOOK_PAYLOADS).map(([event, schema]) => {
      const post = {
        operationId: `${event.replace(/\W(\w)/g, (_, letter) => letter.toUpperCase())}Webhook`,
        summary: SUMMARIES[event as keyof typeof WEBHOOK_PAYLOADS],
        tags: ['Webhooks'],
        security: [],
        parameters: HEADERS,
        requestBody: {
          required: true,
          content: { 'application/json': { schema: withoutDialect(schema) } },
        },
        responses: {
          '2XX': {
            description: 'Taken. Anything else, or 10 s of silence, is tried again for a day.',
          },
        },
      };
      return [event, { post }];
    }),
  );
}

function withoutDialect(schema: z.ZodType): object {
  const { $schema: _, ...described } = z.toJSONSchema(schema);
  return described;
}
