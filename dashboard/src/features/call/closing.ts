import type { CallWithTurns } from '../../../../backend/contract/calls.ts';
import { formatLatency, formatShare, formatTimeOfDay } from '../../lib/format.ts';

const SOURCES: Readonly<Record<string, string>> = {
  livekit: 'LiveKit',
  carrier: 'the carrier',
  worker: 'a worker',
};

type Closing = Pick<CallWithTurns, 'endedAt' | 'closedAt' | 'endNotices'>;

/** How the end of a call became known, and when all that follows it was done: a line each. None while it goes on. */
export function closingWords({ endedAt, closedAt, endNotices }: Closing): string[] {
  if (endedAt === null) return [];
  const notices = endNotices.map(({ source, reason, strategy, confidence, receivedAt }) => {
    const how = strategy === null ? '' : `, matched by ${strategy.replaceAll('_', ' ')}`;
    const sure = confidence === null ? '' : ` (${formatShare(confidence)} sure)`;
    const why = reason === null ? '' : `: ${reason}`;
    return `${formatTimeOfDay(receivedAt)} told by ${SOURCES[source] ?? source}${why}${how}${sure}`;
  });
  return [`${formatTimeOfDay(endedAt)} ended`, ...notices, closed(endedAt, closedAt)];
}

function closed(endedAt: string, closedAt: string | null): string {
  if (closedAt === null) return 'Not closed yet: its cost and recording are being settled';
  const tookMs = Date.parse(closedAt) - Date.parse(endedAt);
  return `${formatTimeOfDay(closedAt)} closed, ${formatLatency(Math.max(0, tookMs))} later: cost settled, all released`;
}
