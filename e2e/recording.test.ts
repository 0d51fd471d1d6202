import { readdir, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { MPEGDecoder } from 'mpg123-decoder';
import { expect, inject, it } from 'vitest';
import type { z } from 'zod';
import { RECORDING, type recordingLink } from '../backend/contract/recordings.ts';
import { createSpeech } from '../local/caller/speech.ts';
import { FRAME_MS, levelDb, VoiceActivity } from '../local/caller/voice-activity.ts';
import { eventually } from './eventually.ts';
import { NUMBERS } from './fixtures.ts';
import { api, callsFrom, closedCall, MOST, newCaller, phone, shareHeard } from './phone.ts';

/** How far a turn's sound may stand from where the transcript has it. */
const IN_STEP_MS = 150;
/** The most that may be missing when the process of a call is killed. */
const LOST_MS = 5_000;

interface Sound {
  startedAtMs: number;
  /** 16 bit, at the recording's rate: left the caller, right the agent. */
  caller: Int16Array;
  agent: Int16Array;
}

const linkTo = (callId: string) =>
  api<z.infer<typeof recordingLink>>(`/calls/${callId}/recording/link`, {
    method: 'POST',
    body: '{}',
  });
const atBackend = (path: string) => new URL(path, inject('stack').BACKEND_URL);

/** The recording of a call, by a link and without a token, decoded. */
async function hear(callId: string): Promise<Sound> {
  const { url, startedAt } = await linkTo(callId);
  const file = await fetch(atBackend(url));
  expect(file.status).toBe(200);
  const decoder = new MPEGDecoder({ enableGapless: false });
  await decoder.ready;
  const { channelData, errors } = decoder.decode(new Uint8Array(await file.arrayBuffer()));
  decoder.free();
  expect(errors).toEqual([]);
  const [caller, agent] = channelData.map((channel) =>
    Int16Array.from(channel, (sample) => Math.round(sample * 32_767)),
  );
  if (!caller || !agent) throw new Error('the recording is not stereo');
  return { startedAtMs: Date.parse(startedAt), caller, agent };
}

/** Where there is speech in a channel, in ms since the epoch. */
function speechIn(channel: Int16Array, startedAtMs: number) {
  const activity = new VoiceActivity();
  const frame = (RECORDING.sampleRate * FRAME_MS) / 1_000;
  for (let at = 0; at + frame <= channel.length; at += frame) {
    const ms = startedAtMs + (at * 1_000) / RECORDING.sampleRate;
    activity.add(ms, levelDb(channel.subarray(at, at + frame)));
  }
  return activity.speech;
}

/** The words in a channel, as the offline recogniser hears them. */
function wordsIn(channel: Int16Array): Promise<string> {
  const { DEEPGRAM_API_KEY = '', DEEPGRAM_BASE_URL = '' } = inject('stack');
  const speech = createSpeech({ apiKey: DEEPGRAM_API_KEY, baseUrl: DEEPGRAM_BASE_URL });
  const step = RECORDING.sampleRate / 8_000;
  const mean = (_: unknown, i: number) =>
    channel.subarray(i * step, (i + 1) * step).reduce((sum, sample) => sum + sample, 0) / step;
  return speech.transcribe(Int16Array.from({ length: Math.floor(channel.length / step) }, mean));
}

/** The process that writes the recording of a call. */
async function writerOf(callId: string): Promise<number> {
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const fds = await readdir(`/proc/${pid}/fd`).catch(() => []);
    for (const fd of fds) {
      const file = await readlink(`/proc/${pid}/fd/${fd}`).catch(() => '');
      if (file.includes(callId) && file.endsWith('.mp3')) return Number(pid);
    }
  }
  throw new Error('nobody writes a recording of the call');
}

it('records both sides, apart from each other and in step with the transcript', async () => {
  const caller = newCaller();
  const report = await phone(
    ...['--number', NUMBERS.recorded, '--caller', caller],
    ...['--say', 'My name is Anna.', '--say', 'What is my name?'],
  );
  const { id, turns } = await closedCall(caller);
  const sound = await hear(id);

  const said = report.turns.map((turn) => turn.said).join(' ');
  const heard = [report.greeting, ...report.turns.map((turn) => turn.heard)].join(' ');
  const [callersWords, agentsWords] = await Promise.all([
    wordsIn(sound.caller),
    wordsIn(sound.agent),
  ]);
  expect(shareHeard(callersWords, said)).toBeGreaterThan(MOST);
  expect(shareHeard(agentsWords, heard)).toBeGreaterThan(MOST);
  expect(callersWords.toLowerCase()).not.toContain('recorded');
  expect(agentsWords.toLowerCase()).not.toContain('my name is');

  const offsMs = turns.map(({ speaker, startedAt }) => {
    const starts = speechIn(sound[speaker], sound.startedAtMs).map(({ startMs }) => startMs);
    return Math.min(...starts.map((startMs) => Math.abs(startMs - Date.parse(startedAt))));
  });
  // The median, as on a busy machine a voice is noticed late now and then, and dated so.
  const median = offsMs.toSorted((a, b) => a - b)[Math.floor(offsMs.length / 2)];
  expect(median, `off by ${offsMs.join(', ')} ms`).toBeLessThan(IN_STEP_MS);
});

it.concurrent('plays any range by a link, and nothing without one', async () => {
  const caller = newCaller();
  await phone('--number', NUMBERS.recorded, '--caller', caller);
  const { id } = await closedCall(caller);
  const { url } = await linkTo(id);

  const whole = Buffer.from(await (await fetch(atBackend(url))).arrayBuffer());
  const range = { range: 'bytes=1000-1999' };
  const part = await fetch(atBackend(url), { headers: range });
  expect(part.status).toBe(206);
  expect(part.headers.get('content-range')).toBe(`bytes 1000-1999/${whole.length}`);
  expect(Buffer.from(await part.arrayBuffer())).toEqual(whole.subarray(1_000, 2_000));
  const head = await fetch(atBackend(url), { method: 'HEAD', headers: range });
  expect(head.status).toBe(206);
  const behind = await fetch(atBackend(url), { headers: { range: `bytes=${whole.length}-` } });
  expect(behind.status).toBe(416);

  const [path = '', query] = url.split('?');
  expect((await fetch(atBackend(path))).status).toBe(401);
  const ofAnother = `/v1/calls/${crypto.randomUUID()}/recording?${query}`;
  expect((await fetch(atBackend(ofAnother))).status).toBe(401);
});

it.concurrent('keeps all but the last seconds when the process of the call is killed', async () => {
  const caller = newCaller();
  const call = phone('--number', NUMBERS.reciting, '--caller', caller, '--timeout', '20000');
  const [{ id = '' } = {}] = await eventually(async () => {
    const calls = await callsFrom(caller);
    expect(calls).toHaveLength(1);
    return calls;
  });
  const writer = await eventually(() => writerOf(id));
  // The agent speaks on end: wherever it is cut, there was something to be heard.
  await wait(10_000);
  process.kill(writer, 'SIGKILL');
  const killedAtMs = Date.now();
  await call;

  // The worker delivers what the process has left behind, and deletes it.
  const left = join(inject('stack').DATA_DIR ?? '', 'worker/recordings');
  const isLeft = async () => (await readdir(left)).some((name) => name.startsWith(id));
  await eventually(async () => expect(await isLeft()).toBe(false));

  const { agent, startedAtMs } = await hear(id);
  const before = speechIn(agent, startedAtMs).filter(({ startMs }) => startMs < killedAtMs);
  const lostMs = killedAtMs - Math.max(...before.map(({ endMs }) => endMs));
  console.log(`The recording of a killed process lacks its last ${Math.round(lostMs)} ms.`);
  expect(lostMs).toBeLessThan(LOST_MS);
});
