/** How much of a route the audit log takes: each write that succeeds, unless its definition has one of these. */
export const notNoted = { 'x-noted': 'never' } as const;

/** Of a route that is asked again and again while someone works: what they repeat is one entry. */
export const notedOnce = { 'x-noted': 'once' } as const;
