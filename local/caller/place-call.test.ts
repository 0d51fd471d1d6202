import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { CallOptions } from './options.ts';
import { placeCall } from './place-call.ts';
import { pcmOf } from './wav.ts';

type Event = Record<string, unknown>;
type Span = readonly [fromMs: number, toMs: number];

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'caller-'));
});

/**
 * A SIP client that plays events. With `onHangUp` it waits to be told to hang up, plays
 * those and ends; without, it ends by itself.
 */
async function call(events: Event[], onHangUp?: Event[], options: Partial<CallOptions> = {}) {
  const program = join(folder, 'sip-client');
  const source = `#!${process.execPath}
    const play = (events) => events.forEach((event) => console.log(JSON.stringify(event)));
    play(${JSON.stringify(events)});
    if (${onHangUp !== undefined}) process.stdin.on('data', (text) => {
      if (!String(text).includes('hangUp')) return;
      play(${JSON.stringify(onHangUp ?? [])});
      process.exit();
    });
    else process.exit();`;
  await writeFile(program, source, { mode: 0o700 });
  const target = { program, sip: '127.0.0.1:5060', number: '+15550100', caller: '+15550199' };
  return await placeCall({ ...target, lines: [], recording: null, ...options });
}

const inviting = { type: 'inviting', atMs: 0 };
const ringing = { type: 'provisional', atMs: 5, status: 180, reason: 'Ringing' };
const answered = { type: 'answered', atMs: 100, status: 200, reason: 'OK' };
const endedBy = (by: string, atMs: number) => ({ type: 'ended', atMs, by });

const voice = Int16Array.from({ length: 160 }, (_, i) => (i % 2 ? 8_000 : -8_000));
const quiet = new Int16Array(160);

/** The packets of a call in both directions, from the answer on. */
function packets(agent: readonly Span[], caller: Span | null, untilMs: number): Event[] {
  const inside = (ms: number, [from, to]: Span) => ms >= from && ms < to;
  const pcm = (samples: Int16Array) => pcmOf(samples).toString('base64');
  return Array.from({ length: (untilMs - 100) / 20 }, (_, sequence) => {
    const atMs = 100 + sequence * 20;
    const rtp = { sequence, rtpTime: sequence * 160 };
    const said = caller !== null && inside(atMs, caller);
    const spoken = agent.some((span) => inside(atMs, span));
    const frame = said ? (atMs - caller[0]) / 20 : -1;
    return [
      { type: 'sent', atMs, ...rtp, frame, ...(said && { pcm: pcm(voice) }) },
      { type: 'heard', atMs, ...rtp, frame: -1, pcm: pcm(spoken ? voice : quiet) },
    ];
  }).flat();
}

const [greeting, reply]: [Span, Span] = [
  [200, 1_000],
  [3_500, 4_500],
];
const conversation = packets([greeting, reply], [2_000, 3_000], 5_400);
const line = { text: 'Hello', speech: new Int16Array(50 * 160).fill(1) };

test('measures the greeting and the time from the end of a line to the reply', async () => {
  const events = [inviting, ringing, answered, ...conversation];
  const report = await call(events, [endedBy('caller', 5_400)], { lines: [line] });
  expect(report).toMatchObject({
    answeredMs: 100,
    greetingMs: 200,
    endedBy: 'caller',
    status: 200,
  });
  // The last packet of the line goes out at 2980 ms, when its sound is complete.
  expect(report.turns).toMatchObject([{ said: 'Hello', heardAtMs: 3_500, latencyMs: 520 }]);
  expect(report.speech.caller).toEqual([{ startMs: 1_980, endMs: 2_980 }]);
});

test('transcribes the greeting and the reply, each from its own audio', async () => {
  const transcribe = async (audio: Int16Array) =>
    `${audio.filter(Boolean).length / 8} ms, ${audio.findIndex(Boolean) / 8} ms in`;
  const events = [inviting, answered, ...conversation];
  const closing = [endedBy('caller', 5_400)];
  const report = await call(events, closing, { lines: [line], transcribe });
  expect(report.greeting).toBe('800 ms, 200 ms in');
  expect(report.turns[0]?.heard).toBe('1000 ms, 200 ms in');
});

test('keeps both sides in step in the recording', async () => {
  const recording = join(folder, 'deep', 'call.wav');
  const events = [inviting, answered, ...conversation];
  await call(events, [endedBy('caller', 5_400)], { lines: [line], recording });
  const file = await readFile(recording);
  const isSilent = (ms: number, channel: 0 | 1) =>
    file.readInt16LE(44 + ms * 32 + channel * 2) === 0;
  const edges = (channel: 0 | 1, [from, to]: Span) =>
    [from - 1, from, to - 1, to].map((ms) => isSilent(ms, channel));
  expect(edges(0, [1_980, 2_980])).toEqual([true, false, false, true]);
  expect(edges(1, reply)).toEqual([true, false, false, true]);
});

test('says so when the agent hangs up first', async () => {
  const events = [inviting, answered, ...packets([[200, 600]], null, 700), endedBy('agent', 700)];
  const report = await call(events, undefined, { lines: [line] });
  expect(report).toMatchObject({ endedBy: 'agent', endedMs: 700, greetingMs: 200, turns: [] });
});

test('a call that is refused is a report with its status, and leaves no recording', async () => {
  const rejected = { type: 'rejected', atMs: 9, status: 404, reason: 'Not Found' };
  const recording = join(folder, 'call.wav');
  const report = await call([inviting, rejected], undefined, { recording });
  expect(report).toMatchObject({
    answeredMs: null,
    endedBy: 'rejected',
    status: 404,
    recording: null,
  });
});

const cancelled = { type: 'cancelled', atMs: 60, status: 487, reason: 'Request Terminated' };

test.each([
  ['the caller gives up before the answer', { cancelAfterMs: 10 }, 'cancelled'],
  ['nobody answers in time', { answerTimeoutMs: 10 }, 'timeout'],
])('cancels when %s', async (_, options, ending) => {
  const report = await call([inviting, ringing], [cancelled], options);
  expect(report).toMatchObject({ answeredMs: null, endedBy: ending, status: 487 });
});

test('hangs up when the call takes too long', async () => {
  const report = await call([inviting, answered], [endedBy('caller', 130)], { timeoutMs: 10 });
  expect(report).toMatchObject({ answeredMs: 100, endedBy: 'timeout', endedMs: 130, status: 200 });
});

test('hangs up when interrupted', async () => {
  const interrupted = new AbortController();
  const onEvent = ({ type }: { type: string }) => type === 'answered' && interrupted.abort();
  const closing = [endedBy('caller', 120)];
  const report = await call([inviting, answered], closing, { signal: interrupted.signal, onEvent });
  expect(report).toMatchObject({ answeredMs: 100, endedBy: 'caller', endedMs: 120 });
});

test('a SIP client that fails or ends without a word is an error', async () => {
  const error = { type: 'error', atMs: 1, message: 'The call could not be placed' };
  await expect(call([inviting, error])).rejects.toThrow('The call could not be placed');
  await expect(call([inviting, ringing])).rejects.toThrow('ended without a word');
});
