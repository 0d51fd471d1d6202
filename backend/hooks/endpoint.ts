import type { EndpointRow } from '../../db/queries/webhook-endpoints.ts';
import type { WebhookEndpoint, WebhookEvent } from '../contract/webhook-endpoints.ts';

/** An endpoint as it is read: without its secrets. */
export function toEndpoint(row: EndpointRow): WebhookEndpoint {
  return {
    id: row.id,
    url: row.url,
    description: row.description,
    events: row.events as WebhookEvent[],
    includeContent: row.includeContent,
    enabled: row.enabled,
    disabledReason: row.disabledReason,
    failingSince: row.failingSince?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
