import { initializeLogger, voice } from '@livekit/agents';
import { AudioFrame } from '@livekit/rtc-node';
import { beforeEach, expect, it } from 'vitest';
import { ResumableOutput } from './resumable-output.ts';

initializeLogger({ pretty: false, level: 'silent' });
const RATE = 24_000;
const PIECE = RATE / 50;

/** The room's output as far as it matters here: it plays what it accepts, and holds it when paused. */
class Room extends voice.AudioOutput {
  readonly accepted: number[] = [];
  onFrame = () => {};
  #mayPlay = Promise.withResolvers<void>();
  #isPaused = false;

  override async captureFrame(frame: AudioFrame): Promise<void> {
    void super.captureFrame(frame);
    if (this.#isPaused) await this.#mayPlay.promise;
    this.accepted.push(frame.data[0] ?? 0);
    this.onFrame();
  }
  override pause(): void {
    this.#isPaused = true;
  }
  override resume(): void {
    this.#isPaused = false;
    this.#mayPlay.resolve();
  }
  override clearBuffer(): void {
    this.#mayPlay.resolve();
  }
}

let nowMs: number;
let room: Room;
let output: ResumableOutput;
beforeEach(() => {
  nowMs = 0;
  room = new Room(RATE, undefined, { pause: true });
  output = new ResumableOutput(room, () => nowMs);
});

/** Pieces of 20 ms, whose samples hold the piece's number, as one frame. */
const frame = (...numbers: number[]) => {
  const data = Int16Array.from({ length: numbers.length * PIECE }, (_, n) =>
    Number(numbers[Math.floor(n / PIECE)]),
  );
  return new AudioFrame(data, RATE, 1, data.length);
};

it('hands on in pieces, so that a pause takes effect within one', async () => {
  await output.captureFrame(frame(1, 2, 3));
  expect(room.accepted).toEqual([1, 2, 3]);
});

it('goes on where it stopped, with what was queued and not played', async () => {
  room.onFrame = () => {
    if (room.accepted.length !== 5) return;
    nowMs = 40;
    output.pause();
  };
  const spoken = output.captureFrame(frame(1, 2, 3, 4, 5, 6));
  await Promise.resolve();
  await new Promise(setImmediate);
  expect(room.accepted).toEqual([1, 2, 3, 4, 5]);
  nowMs = 500;
  output.resume();
  await spoken;
  // The first two had been heard; the room dropped the other three.
  expect(room.accepted.slice(5)).toEqual([3, 4, 5, 6]);
});

it('repeats nothing that was heard while the voice was slow', async () => {
  await output.captureFrame(frame(1, 2));
  nowMs = 100;
  output.pause();
  const spoken = output.captureFrame(frame(3));
  output.resume();
  await spoken;
  expect(room.accepted).toEqual([1, 2, 3]);
});

it('forgets all of it when the agent is interrupted for good', async () => {
  room.onFrame = () => {
    if (room.accepted.length === 3) output.pause();
  };
  const spoken = output.captureFrame(frame(1, 2, 3, 4));
  await new Promise(setImmediate);
  output.clearBuffer();
  await spoken;
  const heard = room.accepted.length;
  output.resume();
  await output.captureFrame(frame(9));
  expect(room.accepted.slice(heard)).toEqual([9]);
});
