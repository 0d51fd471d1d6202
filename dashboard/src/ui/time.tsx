import { useSyncExternalStore } from 'react';
import { clock } from '../lib/clock.ts';
import { formatAbsoluteTime, formatDuration, formatRelativeTime } from '../lib/format.ts';
import { Tooltip } from './tooltip.tsx';

/** What the clock says, to the second; what shows it is drawn again each second. */
export const useNow = (): number => useSyncExternalStore(clock.subscribe, clock.now);

/** A time as people say it, such as "3 min ago"; in full when it is pointed at. */
export function Time({ at }: { at: string | null }) {
  const now = useNow();
  if (at === null) return <>–</>;
  return (
    <Tooltip text={formatAbsoluteTime(at)}>
      <time dateTime={at}>{formatRelativeTime(at, now)}</time>
    </Tooltip>
  );
}

/** How long ago something began, running: `3:07`. */
export function Timer({ since }: { since: string }) {
  return <>{formatDuration(Math.max(0, useNow() - Date.parse(since)))}</>;
}
