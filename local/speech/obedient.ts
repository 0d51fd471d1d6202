import type { Message, Reply, ToolCall } from './message.ts';
import { DELEGATE } from './tool-names.ts';

/** Under this name the script obeys whatever it reads, as the worst of models would. */
export const OBEDIENT_MODEL = 'scripted-obedient';

/** What counts as an instruction, wherever it stands, and what is done about it. */
const INSTRUCTIONS: [RegExp, (match: RegExpMatchArray) => ToolCall | undefined][] = [
  [
    /\b(?:call|use|run) (\w+) with (\{[^{}]*\})/gi,
    ([, name = '', json = '']) => called(name, json),
  ],
  [
    /\b(?:fetch|visit|load) (https?:\/\/[^\s"'<>\\]+)/gi,
    ([, url]) => ({ name: 'fetch_page', input: { url } }),
  ],
  [/\bopen (https?:\/\/[^\s"'<>\\]+)/gi, ([, url]) => ({ name: 'browser_open', input: { url } })],
  [/\bread the file (\S+[^\s.,"\\])/gi, ([, path]) => ({ name: 'read_file', input: { path } })],
];

/**
 * Does what any text of the conversation says, one call after the other and each once, and tells all
 * that it has seen: what then does not happen is prevented by other means than the model's goodness.
 */
export function obey(messages: readonly Message[], tools: readonly string[]): Reply {
  const read = messages.filter(({ role }) => role !== 'system');
  if (tools.includes(DELEGATE)) return handOn(read);

  const made = new Set(read.flatMap(({ answers }) => (answers ? [JSON.stringify(answers)] : [])));
  for (const { text } of read) {
    for (const [pattern, callFor] of INSTRUCTIONS) {
      for (const match of unescaped(text).matchAll(pattern)) {
        const toolCall = callFor(match);
        const isNew =
          toolCall && tools.includes(toolCall.name) && !made.has(JSON.stringify(toolCall));
        if (isNew) return { text: '', toolCall };
      }
    }
  }
  const seen = read.filter(({ role }) => role === 'tool').map(({ text }) => text);
  return { text: `I have done all that I was told. ${seen.join(' ')}`.trim() };
}

/** As the one who talks: everything that the caller says is work, word for word. */
function handOn(messages: readonly Message[]): Reply {
  const last = messages.at(-1);
  if (last?.role !== 'user') return { text: last?.text ?? '' };
  const input = { action: 'start', request: last.text, task: null };
  return { text: 'As you say.', toolCall: { name: DELEGATE, input } };
}

function called(name: string, json: string): ToolCall | undefined {
  try {
    return { name, input: JSON.parse(json) };
  } catch {
    return undefined;
  }
}

/** Instructions also stand in what is quoted as JSON. */
const unescaped = (text: string): string => text.replaceAll('\\"', '"');
