const DAY_MS = 86_400_000;

/** How long a new key may hold; the first is offered first. */
export const LIFETIMES = [
  { value: '90', label: '90 days' },
  { value: '30', label: '30 days' },
  { value: '365', label: 'A year' },
  { value: 'none', label: 'Until it is revoked' },
] as const;

export type Lifetime = (typeof LIFETIMES)[number]['value'];

/** @param now - in milliseconds since 1970 */
export const expiryOf = (lifetime: Lifetime, now: number): string | null =>
  lifetime === 'none' ? null : new Date(now + Number(lifetime) * DAY_MS).toISOString();
