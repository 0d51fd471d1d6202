import { type SQL, sql } from 'drizzle-orm';
import { type AnyPgColumn, bigint, timestamp } from 'drizzle-orm/pg-core';

/** A time. A JavaScript date has milliseconds, so that what is stored equals what was sent. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** Money in millionths, or a count that can grow large: safe in a JavaScript number to 2^53. */
export const large = (name: string) => bigint(name, { mode: 'number' });

/** ITU-T E.164: a plus sign, then at most 15 digits. */
export const isE164 = (column: AnyPgColumn): SQL => sql`${column} ~ '^\\+[1-9][0-9]{3,14}$'`;
