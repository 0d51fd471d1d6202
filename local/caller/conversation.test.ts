import { expect, test } from 'vitest';
import { type Action, Conversation, replyAfter, type Script } from './conversation.ts';

type Span = readonly [fromMs: number, toMs: number];
const [VOICE, QUIET] = [-20, -80];
const inside = (spans: readonly Span[], ms: number) =>
  spans.some(([from, to]) => ms >= from && ms < to);

/**
 * Runs a call against an agent that speaks at the given times, and a caller whose lines last
 * `lineMs`, the last 200 ms of it silence. Returns what the caller did, and when.
 */
function run(agent: readonly Span[], script: Partial<Script>, untilMs = 20_000, lineMs = 1_200) {
  const conversation = new Conversation({ lines: 0, stayMs: 0, hangUpAfterMs: null, ...script });
  const did: [atMs: number, what: string][] = [];
  let lineStart: number | null = null;
  const nameOf = (action: Action) => (action.type === 'line' ? `line ${action.line}` : 'hang up');
  for (let ms = 0; ms < untilMs; ms += 20) {
    conversation.heard(ms, inside(agent, ms) ? VOICE : QUIET);
    const speaking = lineStart !== null && ms < lineStart + lineMs - 200;
    const action = conversation.sent(ms, speaking ? VOICE : QUIET);
    if (lineStart !== null && ms === lineStart + lineMs) {
      conversation.lineSent(ms);
      lineStart = null;
    }
    if (action) did.push([ms, nameOf(action)]);
    if (action?.type === 'line') lineStart = ms + 20;
  }
  return { did, conversation };
}

test('a caller with nothing to say hangs up once the greeting has ended', () => {
  expect(run([[500, 2_000]], {}).did).toEqual([[2_700, 'hang up']]);
});

test('the caller waits for the greeting as long as it takes', () => {
  expect(run([], { lines: 1 }).did).toEqual([]);
});

test('a pause in the greeting is not its end', () => {
  const greeting: Span[] = [
    [500, 1_000],
    [1_600, 2_000],
  ];
  expect(run(greeting, { lines: 1 }).did[0]).toEqual([2_700, 'line 0']);
});

test('the caller waits with a line, and with hanging up, until it may go on', () => {
  const agent: Span[] = [
    [500, 1_000],
    [4_400, 5_000],
  ];
  let asked = 0;
  const mayGoOn = (line: number) => line === 0 || asked++ > 50;
  expect(run(agent, { lines: 1, mayGoOn }).did).toEqual([
    [1_700, 'line 0'],
    [6_720, 'hang up'],
  ]);
});

test('each line follows the end of the reply before it', () => {
  const agent: Span[] = [
    [500, 1_000],
    [3_400, 4_000],
    [6_500, 7_000],
  ];
  expect(run(agent, { lines: 2 }).did).toEqual([
    [1_700, 'line 0'],
    [4_700, 'line 1'],
    [7_700, 'hang up'],
  ]);
});

test('no reply, no next line', () => {
  expect(run([[500, 1_000]], { lines: 2 }).did).toEqual([[1_700, 'line 0']]);
});

test('a line ends with its last voiced frame, not with its last packet', () => {
  const { conversation } = run([[500, 1_000]], { lines: 1 });
  expect(conversation.lines).toEqual([{ startMs: 1_700, endMs: 2_720 }]);
});

test('a line without speech, such as digits, ends when it has been sent', () => {
  const { conversation } = run([[500, 1_000]], { lines: 1 }, 5_000, 200);
  expect(conversation.lines).toEqual([{ startMs: 1_700, endMs: 1_920 }]);
});

test('what the agent says while the caller speaks is no reply, unless it goes on', () => {
  const speech = [
    { startMs: 100, endMs: 300 },
    { startMs: 900, endMs: 1_500 },
  ];
  expect(replyAfter(speech, 200)).toEqual(speech[0]);
  expect(replyAfter(speech, 300)).toEqual(speech[1]);
  expect(replyAfter(speech, 1_500)).toBeNull();
});

test('the caller stays on the line for as long as asked after the last reply', () => {
  const reminder: Span = [8_000, 9_000];
  expect(run([[500, 1_000], reminder], { stayMs: 10_000 }).did).toEqual([[11_000, 'hang up']]);
});

test('the caller hangs up in the middle of the greeting when asked to', () => {
  expect(run([[500, 5_000]], { hangUpAfterMs: 800 }).did).toEqual([[1_300, 'hang up']]);
});
