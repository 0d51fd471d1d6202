const DAY_MS = 86_400_000;

/** What ended before this time is no longer kept; null when all is. */
export function keptSince(days: number | null, now: Date): Date | null {
  return days === null ? null : new Date(now.getTime() - days * DAY_MS);
}
