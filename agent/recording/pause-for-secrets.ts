import { Redactor } from '../../redaction/redactor.ts';
import type { Recording } from './recording.ts';

/**
 * Pauses a recording while the caller gives a card or identity number: from when the agent has
 * asked for one, until the caller says something else.
 *
 * @returns to be told each turn, in order
 */
export function pauseForSecrets(
  recording: Pick<Recording, 'pause' | 'resume'>,
): (turn: { speaker: 'caller' | 'agent'; text: string }) => void {
  const listener = new Redactor(['card', 'identity']);
  return ({ speaker, text }) => {
    if (speaker === 'agent') listener.asked(text);
    else listener.turn(text);
    if (listener.awaitsSecret) recording.pause();
    else recording.resume();
  };
}
