import { type SipEvent, SipLeg, type SipLegOptions } from '../../local/caller/sip-leg.ts';
import { FRAME_MS, levelDb, type Speech } from '../../local/caller/voice-activity.ts';
import { Dialogue, type SaidLine } from './dialogue.ts';
import type { Utterance } from './utterance.ts';

/** A call as the caller had it, in ms since its INVITE. */
export interface TurnCall {
  /** What these times are counted from, on the clock of `performance.now()`. */
  readonly invitedAtMs: number;
  readonly answeredMs: number;
  readonly said: readonly SaidLine[];
  readonly agentSpeech: readonly Speech[];
}

interface TurnCallOptions {
  /** Ends the call, which is otherwise as long as there is something to say, up to a limit. */
  hangUp?: AbortSignal;
  /** From the beginning of an utterance to that of the next, at least. */
  paceMs?: number;
}

/** A worker that is up answers within a second or two. */
const ANSWERED_WITHIN_MS = 30_000;
/** A call that says nothing for so long will not say anything. */
const LONGEST_CALL_MS = 300_000;

/**
 * Calls and says the utterances, each at its moment.
 *
 * @param onSay - called as each begins
 * @throws Error when the call is not answered or breaks
 */
export async function holdTurnCall(
  options: SipLegOptions,
  utterances: readonly Utterance[],
  onSay: (utterance: Utterance) => void,
  { hangUp, paceMs }: TurnCallOptions = {},
): Promise<TurnCall> {
  const leg = new SipLeg(options);
  const dialogue = new Dialogue(utterances, paceMs);
  let invitedAtMs = 0;
  let answeredMs: number | null = null;
  hangUp?.addEventListener('abort', () => leg.hangUp());
  const giveUp = hangUp ? undefined : setTimeout(() => leg.hangUp(), LONGEST_CALL_MS);
  const ring = setTimeout(() => answeredMs === null && leg.hangUp(), ANSWERED_WITHIN_MS);
  const followSent = ({ atMs, frame }: Extract<SipEvent, { type: 'sent' }>) => {
    // A packet is sent when its sound is complete.
    const step = dialogue.sent(atMs - FRAME_MS, frame);
    if (step?.type === 'hangUp') leg.hangUp();
    if (step?.type !== 'say') return;
    onSay(step.utterance);
    leg.say(step.utterance.samples);
  };
  try {
    for await (const event of leg.events()) {
      if (event.type === 'inviting') invitedAtMs = performance.now() - event.atMs;
      if (event.type === 'answered') answeredMs = event.atMs;
      if (event.type === 'heard') dialogue.heard(event.atMs, levelDb(event.pcm));
      if (event.type === 'sent') followSent(event);
      if (event.type === 'error')
        throw new Error(`The call to ${options.number}: ${event.message}`);
    }
  } finally {
    clearTimeout(giveUp);
    clearTimeout(ring);
  }
  if (answeredMs === null) throw new Error(`The call to ${options.number} was not answered.`);
  const { said, agentSpeech } = dialogue;
  return { invitedAtMs, answeredMs, said, agentSpeech };
}
