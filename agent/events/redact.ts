import type { NewCallEvent } from '../../backend/contract/events.ts';
import type { RedactionKind } from '../../redaction/kinds.ts';
import { redact, redactValue } from '../../redaction/redact.ts';
import { Redactor } from '../../redaction/redactor.ts';

/**
 * Takes out of events what the agent's privacy settings name. To be given every event of a call,
 * in order: what the agent asks for says what the caller's digits are.
 */
export function eventRedactor(kinds: RedactionKind[]): (event: NewCallEvent) => NewCallEvent {
  if (kinds.length === 0) return (event) => event;
  const redactor = new Redactor(kinds);
  const clean = (text: string | null) => (text === null ? null : redact(text, kinds));
  // One key at a time cannot be judged, and a number keyed in is one not to be said aloud.
  const keysAreSecret = kinds.includes('card') || kinds.includes('identity');

  return (event) => {
    switch (event.type) {
      case 'turn':
        return {
          ...event,
          text: event.speaker === 'caller' ? redactor.turn(event.text) : redactor.asked(event.text),
        };
      case 'tool':
        return {
          ...event,
          input: redactJson(event.input, kinds),
          output: event.output === null ? null : redactJson(event.output, kinds),
        };
      case 'task':
        return { ...event, text: clean(event.text) };
      case 'context':
        return { ...event, summary: redact(event.summary, kinds) };
      case 'error':
        return { ...event, message: redact(event.message, kinds) };
      case 'recording':
      case 'ended':
        return { ...event, detail: clean(event.detail) };
      case 'operator':
        // A number to transfer to is not the caller's.
        return event.action === 'say' ? { ...event, detail: clean(event.detail) } : event;
      case 'dtmf':
        return keysAreSecret ? { ...event, digit: '*' } : event;
      default:
        return event;
    }
  };
}

/** What is JSON is redacted value by value, so that it stays JSON. */
function redactJson(text: string, kinds: RedactionKind[]): string {
  try {
    return JSON.stringify(redactValue(JSON.parse(text), kinds));
  } catch {
    return redact(text, kinds);
  }
}
