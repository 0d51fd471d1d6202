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
    const toolCall = callsIn(text).find(
      (call) => tools.includes(call.name) && !made.has(JSON.stringify(call)),
    );
    if (toolCall) return { text: '', toolCall };
  }
  const seen = read.filter(({ role }) => role === 'tool').map(({ text }) => text);
  return { text: `I have done all that I was told. ${seen.join(' ')}`.trim() };
}

/** What a text says is to be done, in the order in which it says so. */
function callsIn(text: string): ToolCall[] {
  // Instructions also stand in what is quoted as JSON.
  const plain = text.replaceAll('\\"', '"');
  const found = INSTRUCTIONS.flatMap(([pattern, callFor]) =>
    Array.from(plain.matchAll(pattern), (match) => ({ at: match.index, call: callFor(match) })),
  );
  return found
    .sort((a, b) => a.at - b.at)
    .map(({ call }) => call)
    .filter((call) => call !== undefined);
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
