import type { CallReport } from './report.ts';

const ENDINGS: Record<CallReport['endedBy'], string> = {
  caller: 'the caller hung up',
  agent: 'the agent hung up',
  rejected: 'the call was rejected',
  cancelled: 'the caller gave up before the answer',
  timeout: 'the time was over',
};

/** How a call ended, in words. */
export function endingOf({ endedBy, answeredMs, status, transferredTo }: CallReport): string {
  if (transferredTo !== null) return `the caller was transferred to ${transferredTo}`;
  if (endedBy === 'timeout' && answeredMs === null) return 'nobody answered in time';
  const withStatus = answeredMs === null && status !== null;
  return withStatus ? `${ENDINGS[endedBy]} (SIP status ${status})` : ENDINGS[endedBy];
}

/** A call as a person reads it: when, who, what, and how long the agent took to reply. */
export function transcriptOf(report: CallReport): string {
  const { answeredMs, greetingMs, greeting, turns, endedMs } = report;
  const rows: [atMs: number | null, who: string, what: string][] = [];
  if (answeredMs !== null) rows.push([answeredMs, '', 'the call was answered']);
  if (greetingMs !== null) rows.push([greetingMs, 'agent', quoted(greeting)]);
  for (const { said, saidAtMs, heard, heardAtMs, latencyMs } of turns) {
    rows.push([saidAtMs, 'caller', quoted(said)]);
    if (heardAtMs === null) rows.push([null, 'agent', 'did not reply']);
    else rows.push([heardAtMs, 'agent', `${quoted(heard)}  after ${latencyMs} ms`]);
  }
  rows.push([endedMs, '', endingOf(report)]);
  return rows
    .map(([atMs, who, what]) => `${secondsOf(atMs).padStart(9)}  ${who.padEnd(6)}  ${what}`)
    .join('\n');
}

function secondsOf(ms: number | null): string {
  return ms === null ? '' : `${(ms / 1_000).toFixed(2)} s`;
}

function quoted(text: string | null): string {
  return text === null ? '(not transcribed)' : `"${text}"`;
}
