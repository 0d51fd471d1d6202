import { z } from 'zod';
import type { paths } from '../../lib/api-types.ts';

/** In an address `0142` is a text and `142` a number. */
const text = z.union([z.string(), z.number()]).transform(String);
const amount = z.number().min(0);

/**
 * The filters in the address of the page, under the names of the API, and in its units. One that
 * there is not is an error, so that nobody takes a wrong link's calls for all there are.
 */
export const callsSearch = z
  .strictObject({
    agent: text,
    transport: z.enum(['sip', 'web']),
    roomName: text,
    caller: text,
    number: text,
    open: z.boolean(),
    result: text,
    reason: text,
    from: z.iso.datetime(),
    to: z.iso.datetime(),
    minDurationMs: amount,
    maxDurationMs: amount,
    minCostMicros: amount,
    maxCostMicros: amount,
    minLatencyMs: amount,
    maxLatencyMs: amount,
    minErrors: amount,
    minInterruptions: amount,
    recorded: z.boolean(),
    trial: z.boolean(),
    q: text,
  })
  .partial();
export type CallsSearch = z.infer<typeof callsSearch>;
export type FilterName = keyof CallsSearch;

type Query = NonNullable<paths['/v1/calls']['get']['parameters']['query']>;

/** The filters as the API takes them. */
export function toQuery(search: CallsSearch): Query {
  const given = filtersOf(search).map((name) => [name, String(search[name])]);
  return Object.fromEntries(given) as Query;
}

/** Which filters are set. */
export const filtersOf = (search: CallsSearch): FilterName[] =>
  (Object.keys(callsSearch.shape) as FilterName[]).filter((name) => search[name] !== undefined);

/** The address of an export of the calls that the filters let through. */
export const exportPath = (search: CallsSearch, format: 'csv' | 'json'): string =>
  `/v1/calls/export?${new URLSearchParams({ ...(toQuery(search) as Record<string, string>), format })}`;
