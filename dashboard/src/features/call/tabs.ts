/** What there is to see of a call. By itself, so that the address is read without the page. */
export const CALL_TABS = ['latency', 'work', 'cost', 'events', 'raw'] as const;
export type CallTab = (typeof CALL_TABS)[number];
