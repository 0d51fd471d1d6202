import { type OutcomeReason, outcomeReason } from '../contract/outcome.ts';

/**
 * Words of carriers and switches that tell how a call ended for us. `completed`, `ANSWERED` and
 * `NORMAL_CLEARING` do not say who hung up, and are not here.
 *
 * Sources: call statuses of Twilio; dispositions of Asterisk's CDR; hang-up causes of FreeSWITCH
 * (Q.850 19 and SIP 487).
 */
const STATED = new Map<string, OutcomeReason>([
  ['noanswer', 'no_answer'],
  ['canceled', 'before_greeting'],
  ['cancelled', 'before_greeting'],
  ['originator_cancel', 'before_greeting'],
]);

/**
 * The reason that a notice states, in our words or in a carrier's; `lost` when it states none that
 * we know.
 */
export function reasonOf(stated: string | undefined): OutcomeReason {
  const word = (stated ?? '').toLowerCase().replace(/[\s-]+/g, '_');
  return outcomeReason.safeParse(word).data ?? STATED.get(word) ?? 'lost';
}
