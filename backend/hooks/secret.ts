import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { EndpointRow } from '../../db/queries/webhook-endpoints.ts';
import { seal, unseal } from '../credentials/seal.ts';
import { ServiceError } from '../errors.ts';

/** Standard Webhooks: 24 to 64 random bytes. */
const SECRET_BYTES = 32;

/** A new secret for deliveries, in the form that Standard Webhooks gives it. */
export const newSecret = (): string => `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;

/**
 * @param key - null when the installation has none
 * @throws ServiceError `unavailable` without a key
 */
export function sealSecret(key: Buffer | null, endpointId: string, secret: string): string {
  if (key !== null) return seal(key, { webhookEndpoint: endpointId }, secret);
  throw new ServiceError(
    'unavailable',
    'There is no key to encrypt secrets with. Set CREDENTIALS_KEY to what `openssl rand -base64 32` prints, and start the backend again.',
  );
}

/** A secret of an endpoint cannot be read: what it is sealed with has changed. */
export class SecretUnreadable extends Error {
  override readonly name = 'SecretUnreadable';
}

/**
 * The signature of a delivery, with the old secret as well while that still counts.
 *
 * @throws SecretUnreadable
 */
export function sign(
  key: Buffer | null,
  endpoint: Pick<EndpointRow, 'id' | 'sealedSecret' | 'sealedOldSecret' | 'oldSecretUntil'>,
  { messageId, at, body }: { messageId: string; at: Date; body: string },
): string {
  const { id, sealedSecret, sealedOldSecret, oldSecretUntil } = endpoint;
  const oldCounts = sealedOldSecret !== null && oldSecretUntil !== null && at < oldSecretUntil;
  return [sealedSecret, ...(oldCounts ? [sealedOldSecret] : [])]
    .map((sealed) => new Webhook(open(key, id, sealed)).sign(messageId, at, body))
    .join(' ');
}

function open(key: Buffer | null, endpointId: string, sealed: string): string {
  try {
    if (key !== null) return unseal(key, { webhookEndpoint: endpointId }, sealed);
  } catch {
    // Told below.
  }
  throw new SecretUnreadable(
    'The secret cannot be read: CREDENTIALS_KEY is not what it was kept with. Rotate the secret.',
  );
}
