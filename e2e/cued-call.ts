import { setTimeout as wait } from 'node:timers/promises';
import type { CallWithTurns } from '../backend/contract/calls.ts';
import type { CallReport } from '../local/caller/report.ts';
import { type Line, livePhone } from './live-phone.ts';
import { api, callsFrom, closedCall, newCaller } from './phone.ts';

/** A line of the caller, said when the agent is silent and, unless it is bare, has said what it waits for. */
export type Cue = Line | { say: Line; after: RegExp };

interface CuedCall {
  caller: string;
  report: CallReport;
  stored: CallWithTurns;
}

interface CueOptions {
  /** The caller hangs up when the agent is silent and has said this; without it after the last reply. */
  until?: RegExp;
  /** Called as the caller begins each of its lines, counted from 0. */
  onLine?(line: number): void;
  stayMs?: number;
}

/** Places a real SIP call in which the caller waits for what the agent says. */
export async function cuedCall(
  number: string,
  cues: readonly Cue[],
  { until, onLine, stayMs = 0 }: CueOptions = {},
  caller = newCaller(),
): Promise<CuedCall> {
  let heard = '';
  const over = new AbortController();
  const listening = listen(caller, over.signal, (text) => {
    heard = text;
  });
  const waitsFor = [...cues.map((cue) => (isBare(cue) ? undefined : cue.after)), until];
  const lines = cues.map((cue) => (isBare(cue) ? cue : cue.say));
  const report = await livePhone(number, caller, lines, {
    mayGoOn: (line) => waitsFor[line]?.test(heard) ?? true,
    onLine,
    stayMs,
    timeoutMs: 80_000,
  });
  over.abort();
  await listening;
  return { caller, report, stored: await closedCall(caller) };
}

const isBare = (cue: Cue): cue is Line => typeof cue === 'string' || Array.isArray(cue);

/** What the agent has said on a call. */
export const saidByAgent = ({ turns }: Pick<CallWithTurns, 'turns'>): string[] =>
  turns.filter(({ speaker }) => speaker === 'agent').map(({ text }) => text ?? '');

/** Tells all that the agent has said so far, as it is stored, until the signal is aborted. */
async function listen(caller: string, over: AbortSignal, tell: (text: string) => void) {
  while (!over.aborted) {
    // A backend that is being killed does not answer.
    const [call] = await callsFrom(caller).catch(() => []);
    const stored = call && (await api<CallWithTurns>(`/calls/${call.id}`).catch(() => undefined));
    if (stored) tell(saidByAgent(stored).join('\n'));
    await wait(250);
  }
}
