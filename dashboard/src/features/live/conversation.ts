import type { CallEvent, Interim } from '../../../../backend/contract/events.ts';
import type { LiveCallEvent } from '../../../../backend/contract/live.ts';

type Of<Type extends CallEvent['type']> = Extract<CallEvent, { type: Type }>;

/** What is told of a call as it goes on; a task is one line that changes. */
export type Line = { key: string } & (
  | Of<'turn'>
  | Of<'task'>
  | Of<'tool'>
  | Of<'operator'>
  | Of<'error'>
  | Of<'language'>
  | Of<'dtmf'>
  | Of<'limit'>
  | Of<'ended'>
);

export interface Conversation {
  lines: readonly Line[];
  /** What is being said at this moment. */
  interim: Interim | null;
}

export const SILENCE: Conversation = { lines: [], interim: null };

/**
 * Adds an event. What came before a cut may come again.
 *
 * @param event - as the contract has it: the backend has checked it
 */
export function addEvent(conversation: Conversation, event: LiveCallEvent): Conversation {
  const { leg, seq, type, at, data } = event;
  const line = { ...data, type, at, seq, key: keyOf(leg, seq) } as CallEvent & { key: string };
  switch (line.type) {
    case 'turn': {
      const { interim } = conversation;
      const isSpoken = interim?.speaker === line.speaker;
      return { lines: put(conversation.lines, line), interim: isSpoken ? null : interim };
    }
    case 'task': {
      // The request stays readable while the work goes on without words.
      const key = `task ${line.taskId}`;
      const before = conversation.lines.find((each) => each.key === key);
      const text = line.text ?? (before?.type === 'task' ? before.text : null);
      return { ...conversation, lines: put(conversation.lines, { ...line, key, text }) };
    }
    case 'tool':
    case 'operator':
    case 'error':
    case 'language':
    case 'dtmf':
    case 'limit':
    case 'ended':
      return { ...conversation, lines: put(conversation.lines, line) };
    default:
      return conversation;
  }
}

/** In the place of the one with the same key, else at the end. */
function put(lines: readonly Line[], line: Line): readonly Line[] {
  const index = lines.findLastIndex(({ key }) => key === line.key);
  return index === -1 ? [...lines, line] : lines.with(index, line);
}

const keyOf = (leg: number, seq: number) => `${leg}.${seq}`;
