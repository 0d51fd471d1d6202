import type { Context } from 'hono';
import { ServiceError } from '../errors.ts';
import { LinkSigner } from './link.ts';

const RECORDING_PATH = /^\/v1\/calls\/([0-9a-f-]{36})\/recording$/i;

/**
 * Whether a request needs no token, as it comes by a signed link to a recording. For Hono's `except`.
 *
 * @throws ServiceError `unauthorized` when the link is not ours, or has expired
 */
export function hasSignedLink(serviceToken: string, now: () => Date) {
  const signer = new LinkSigner(serviceToken);
  return function hasSignedLink(c: Context): boolean {
    const [, callId] = RECORDING_PATH.exec(c.req.path) ?? [];
    const { expires, signature } = c.req.query();
    const isReading = c.req.method === 'GET' || c.req.method === 'HEAD';
    if (callId === undefined || !isReading || signature === undefined) return false;
    if (signer.isValid(callId, { expires: expires ?? '', signature }, now())) return true;
    throw new ServiceError(
      'unauthorized',
      'This link is not valid, or no longer: ask for another.',
    );
  };
}
