import { voice } from '@livekit/agents';
import type { Interim } from '../../backend/contract/events.ts';

const { ConversationItemAdded, UserInputTranscribed } = voice.AgentSessionEventTypes;

const LONGEST_TEXT = 1_000;

/**
 * Tells what each side is saying, as it is recognised or handed to the voice, until it has become a
 * turn. To be called when the session has started, which creates its output.
 */
export function observeInterims(
  session: voice.AgentSession,
  tell: (interim: Interim) => void,
): void {
  const said = { caller: '', agent: '' };
  const add = (speaker: Interim['speaker'], text: string) => {
    const whole = `${said[speaker]}${text}`.trimStart();
    // The end is what is new.
    if (whole !== '') tell({ speaker, text: whole.slice(-LONGEST_TEXT) });
    return whole;
  };
  session.on(UserInputTranscribed, ({ transcript, isFinal }) => {
    const whole = add('caller', ` ${transcript}`);
    if (isFinal) said.caller = whole;
  });
  session.on(ConversationItemAdded, ({ item }) => {
    if (item.type !== 'message') return;
    if (item.role === 'user') said.caller = '';
    if (item.role === 'assistant') said.agent = '';
  });
  const { transcription } = session.output;
  if (!transcription) return;
  // The SDK does not export the class to be extended (1.9.0).
  const capture = transcription.captureText.bind(transcription);
  transcription.captureText = (piece) => {
    said.agent = add('agent', typeof piece === 'string' ? piece : piece.text);
    return capture(piece);
  };
}
