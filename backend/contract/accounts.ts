import { z } from 'zod';
import { agentSlug, instant, micros } from './common.ts';

export const putAccountRequest = z.strictObject({ name: z.string().trim().min(1).max(100) });

/** Whose credit pays for calls. */
export const account = z.object({
  slug: agentSlug,
  name: z.string(),
  currency: z.string(),
  /** What is neither spent nor reserved by calls in progress. Negative when overdrawn. */
  balanceMicros: z.int(),
  createdAt: instant,
});
export type Account = z.infer<typeof account>;

/** All of them, in the order of their names. */
export const listAccountsResponse = z.object({ accounts: z.array(account) });

export const topUpRequest = z.strictObject({
  micros: micros.min(1).max(1_000_000_000_000),
  /** The client's own name of this top-up, such as a payment's number: done once for each. */
  key: z.string().min(1).max(200),
  note: z.string().max(500).nullable().default(null),
});
export type TopUp = z.infer<typeof topUpRequest>;

/** What happened to an account's credit, in millionths; what takes from it is negative. */
const ledgerEntry = z.object({
  id: z.int(),
  kind: z.enum(['top_up', 'adjustment', 'reserve', 'release', 'charge']),
  amountMicros: z.int(),
  callId: z.uuid().nullable(),
  note: z.string().nullable(),
  at: instant,
});

export const listLedgerQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  /** The `nextCursor` of the page before. */
  cursor: z.coerce.number('the nextCursor of the page before').int().min(1).optional(),
});
export type LedgerPage = z.infer<typeof listLedgerQuery>;

/** Newest first. */
export const listLedgerResponse = z.object({
  entries: z.array(ledgerEntry),
  nextCursor: z.string().nullable(),
});
export type Ledger = z.infer<typeof listLedgerResponse>;
