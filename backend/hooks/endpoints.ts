import { randomUUID } from 'node:crypto';
import type { Database } from '../../db/client.ts';
import {
  addEndpoint,
  countEndpoints,
  deleteEndpoint,
  type EndpointRow,
  findEndpoint,
  listEndpoints,
  updateEndpoint,
} from '../../db/queries/webhook-endpoints.ts';
import { may, type Principal } from '../access/principal.ts';
import type {
  CreatedWebhookEndpoint,
  NewWebhookEndpoint,
  WebhookEndpoint,
  WebhookEndpointChanges,
} from '../contract/webhook-endpoints.ts';
import { ServiceError } from '../errors.ts';
import { toEndpoint } from './endpoint.ts';
import { urlProblem } from './public-address.ts';
import { newSecret, sealSecret } from './secret.ts';

/** Every event goes to each of them: more would be a mistake. */
const MAX_ENDPOINTS = 50;
/** For so long deliveries are signed with the old secret, too. */
const OLD_SECRET_MS = 86_400_000;

export interface HookSettings {
  database: Database;
  /** Null: no secrets can be kept. */
  credentialsKey: Buffer | null;
  /** Of this network, those that webhooks may be sent to. */
  webhookPrivateHosts: readonly string[];
}

/**
 * Adds an endpoint; its secret is shown this once.
 *
 * @throws ServiceError `invalid_request` for an address that may not be sent to, `forbidden` for
 *   content without the right to it, `conflict` when there are too many, `unavailable` without a key
 */
export async function createEndpoint(
  settings: HookSettings,
  wanted: NewWebhookEndpoint,
  principal: Principal,
  now: Date,
): Promise<CreatedWebhookEndpoint> {
  const { database, credentialsKey } = settings;
  requireAllowed(settings, wanted, principal);
  if ((await countEndpoints(database)) >= MAX_ENDPOINTS) {
    throw new ServiceError('conflict', `There are ${MAX_ENDPOINTS} endpoints. Delete one first.`);
  }
  const id = randomUUID();
  const secret = newSecret();
  const sealedSecret = sealSecret(credentialsKey, id, secret);
  const row = await addEndpoint(database, {
    ...wanted,
    id,
    sealedSecret,
    createdAt: now,
    updatedAt: now,
  });
  return { ...toEndpoint(row), secret };
}

export async function readEndpoints(database: Database): Promise<WebhookEndpoint[]> {
  return (await listEndpoints(database)).map(toEndpoint);
}

/** @throws ServiceError `not_found` */
export async function requireEndpoint(database: Database, id: string): Promise<EndpointRow> {
  return known(await findEndpoint(database, id));
}

/**
 * Changes what is given. Enabling forgets why it was disabled.
 *
 * @throws ServiceError as `createEndpoint`, and `not_found`
 */
export async function changeEndpoint(
  settings: HookSettings,
  id: string,
  changes: WebhookEndpointChanges,
  principal: Principal,
  now: Date,
): Promise<WebhookEndpoint> {
  const { database } = settings;
  await requireEndpoint(database, id);
  requireAllowed(settings, changes, principal);
  const enabling = changes.enabled && { disabledReason: null, failingSince: null };
  const fields = { ...changes, ...enabling, updatedAt: now };
  return toEndpoint(known(await updateEndpoint(database, id, fields)));
}

/** Gives an endpoint a new secret, shown this once. The old one counts for a day more. */
export async function rotateSecret(
  { database, credentialsKey }: HookSettings,
  id: string,
  now: Date,
): Promise<{ secret: string }> {
  const { sealedSecret: sealedOldSecret } = await requireEndpoint(database, id);
  const secret = newSecret();
  await updateEndpoint(database, id, {
    sealedSecret: sealSecret(credentialsKey, id, secret),
    sealedOldSecret,
    oldSecretUntil: new Date(now.getTime() + OLD_SECRET_MS),
    updatedAt: now,
  });
  return { secret };
}

/** @throws ServiceError `not_found` */
export async function removeEndpoint(database: Database, id: string): Promise<void> {
  if (!(await deleteEndpoint(database, id))) known(undefined);
}

function known(row: EndpointRow | undefined): EndpointRow {
  if (row !== undefined) return row;
  throw new ServiceError('not_found', 'There is no such webhook endpoint.');
}

function requireAllowed(
  { webhookPrivateHosts }: HookSettings,
  { url, includeContent }: WebhookEndpointChanges,
  principal: Principal,
): void {
  const problem = url === undefined ? null : urlProblem(url, webhookPrivateHosts);
  if (problem !== null) {
    const issue = { path: 'url', message: problem };
    throw new ServiceError('invalid_request', 'Webhooks cannot be sent there.', [issue]);
  }
  if (includeContent && !may(principal, 'calls:content')) {
    throw new ServiceError(
      'forbidden',
      'Only who has the right calls:content can have what was said sent along.',
    );
  }
}
