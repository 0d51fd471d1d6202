import { initializeLogger, voice } from '@livekit/agents';
import { AudioFrame } from '@livekit/rtc-node';
import { beforeEach, expect, it } from 'vitest';
import { RecordedOutput } from './agent-audio.ts';
import { Channel } from './channel.ts';
import { SAMPLES_PER_MS, toSamples } from './clock.ts';

initializeLogger({ pretty: false, level: 'silent' });
const FRAME_MS = 100;

/** The room's output as far as it matters here: it accepts frames, at once or when it is let to. */
class Room extends voice.AudioOutput {
  accepting = Promise.resolve();
  override async captureFrame(frame: AudioFrame): Promise<void> {
    const first = this.pendingPlayoutSegments === 0;
    void super.captureFrame(frame);
    if (first) this.onPlaybackStarted(Date.now());
    await this.accepting;
  }
  override clearBuffer(): void {}
}

let nowMs: number;
let room: Room;
let channel: Channel;
let output: RecordedOutput;
beforeEach(() => {
  nowMs = 1_000;
  room = new Room(24_000, undefined, { pause: true });
  channel = new Channel();
  output = new RecordedOutput(room, channel, () => nowMs);
});

/** Hands over frames, whose samples hold the frame's number. */
async function speak(...numbers: number[]): Promise<void> {
  for (const number of numbers) {
    const data = new Int16Array(FRAME_MS * SAMPLES_PER_MS).fill(number);
    await output.captureFrame(new AudioFrame(data, 24_000, 1, data.length));
  }
}

/** What was heard in each tenth of a second from the first second on: 0 for silence. */
const heard = (tenths: number): number[] => {
  const samples = channel.take(toSamples(1_000 + tenths * FRAME_MS));
  return Array.from({ length: tenths }, (_, i) =>
    Math.round((samples[toSamples(1_000 + i * FRAME_MS + FRAME_MS / 2)] ?? 0) * 32_768),
  );
};

it('places what is handed over faster than it is played one after the other', async () => {
  await speak(1, 2, 3);
  expect(heard(4)).toEqual([1, 2, 3, 0]);
});

it('places what comes after the queue ran dry when it came', async () => {
  await speak(1);
  nowMs += 300;
  await speak(2);
  expect(heard(5)).toEqual([1, 0, 0, 2, 0]);
});

it('places the first frame where the playing began, however late that is told', async () => {
  const accepted = Promise.withResolvers<void>();
  room.accepting = accepted.promise;
  const spoken = speak(1, 2);
  nowMs += 80;
  accepted.resolve();
  await spoken;
  expect(heard(3)).toEqual([1, 2, 0]);
});

it('cuts what an interruption drops', async () => {
  await speak(1, 2, 3, 4);
  nowMs += 200;
  output.clearBuffer();
  nowMs += 100;
  await speak(5);
  expect(heard(5)).toEqual([1, 2, 0, 5, 0]);
});

it('leaves out a frame that an interruption overtook', async () => {
  await speak(1);
  const accepted = Promise.withResolvers<void>();
  room.accepting = accepted.promise;
  const spoken = speak(2);
  nowMs += 100;
  output.clearBuffer();
  accepted.resolve();
  await spoken;
  expect(heard(3)).toEqual([1, 0, 0]);
});

it('leaves out what a pause of the agent drops, and goes on when it resumes', async () => {
  await speak(1, 2, 3);
  nowMs += 100;
  output.pause();
  const accepted = Promise.withResolvers<void>();
  room.accepting = accepted.promise;
  const spoken = speak(4, 5);
  nowMs += 200;
  output.resume();
  accepted.resolve();
  await spoken;
  expect(heard(6)).toEqual([1, 0, 0, 4, 5, 0]);
});

it('hands on how much was played, and counts as the room does', async () => {
  const finished: voice.PlaybackFinishedEvent[] = [];
  output.on(voice.AudioOutput.EVENT_PLAYBACK_FINISHED, (event) => finished.push(event));
  await speak(1);
  output.flush();
  expect(output.pendingPlayoutSegments).toBe(1);
  const played = output.waitForPlayout();
  const event = { playbackPosition: 0.05, interrupted: true, synchronizedTranscript: 'Hel' };
  room.onPlaybackFinished(event);
  expect(await played).toEqual(event);
  expect(finished).toEqual([event]);
  expect(output.pendingPlayoutSegments).toBe(0);
});
