import type { Database } from '../../db/client.ts';
import { countAttempt, forgiveAttempt } from '../../db/queries/attempts.ts';
import { ServiceError } from '../errors.ts';
import { addressGroup } from './client-address.ts';

const WINDOW_MS = 15 * 60_000;

interface Limit {
  key: string;
  max: number;
}

/**
 * How many wrong passwords are taken in a quarter of an hour: few for an account from one address,
 * more for an address (one that tries many accounts) and for an account (tried from many addresses).
 */
export function passwordLimits(account: string, address: string | null): Limit[] {
  const from = address === null ? 'unknown' : addressGroup(address);
  return [
    { key: `password of ${account} from ${from}`, max: 5 },
    { key: `passwords from ${from}`, max: 25 },
    { key: `password of ${account}`, max: 50 },
  ];
}

/**
 * Does what a right password allows, or refuses to try. An attempt counts before it is made, so that
 * many at the same time do not help, and is forgiven when it was right.
 *
 * @throws ServiceError `rate_limited` with the seconds to wait
 */
export async function limitAttempts<Result>(
  { database, now }: { database: Database; now: () => Date },
  limits: readonly Limit[],
  attempt: () => Promise<Result>,
): Promise<Result> {
  const startedAt = now();
  const endsAt = new Date(startedAt.getTime() + WINDOW_MS);
  for (const { key, max } of limits) {
    const { count, expiresAt } = await countAttempt(database, key, startedAt, endsAt);
    if (count > max) throw refusal(expiresAt.getTime() - startedAt.getTime());
  }
  const result = await attempt();
  for (const { key } of limits) await forgiveAttempt(database, key);
  return result;
}

function refusal(waitMs: number): ServiceError {
  const minutes = Math.ceil(waitMs / 60_000);
  return new ServiceError(
    'rate_limited',
    `Too many wrong passwords. Try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`,
    undefined,
    Math.ceil(waitMs / 1_000),
  );
}
