import { z } from 'zod';
import { instant } from '../contract/common.ts';
import { ServiceError } from '../errors.ts';

/** A place in the list of calls: after this call. */
export interface Place {
  startedAt: Date;
  id: string;
}

const encoded = z.tuple([instant, z.uuid()]);

/** The place as a short text that clients pass on unread. */
export function writeCursor({ startedAt, id }: Place): string {
  return Buffer.from(`${startedAt.toISOString()} ${id}`).toString('base64url');
}

/** @throws ServiceError `invalid_request` for a text that `writeCursor` did not make */
export function readCursor(cursor: string): Place {
  const parts = Buffer.from(cursor, 'base64url').toString().split(' ');
  const parsed = encoded.safeParse(parts);
  if (!parsed.success) {
    const issue = { path: 'cursor', message: 'the nextCursor of the page before' };
    throw new ServiceError('invalid_request', 'The cursor is not one of ours.', [issue]);
  }
  const [startedAt, id] = parsed.data;
  return { startedAt: new Date(startedAt), id };
}
