import { afterAll, beforeEach, expect, it, vi } from 'vitest';
import { Player } from './player.ts';

/** As much of an audio element as is used of it. */
class FakeAudio extends EventTarget {
  src = '';
  currentTime = 0;
  playbackRate = 1;
  paused = true;
  error: object | null = null;
  play = vi.fn(async () => {
    this.paused = false;
    this.error = null;
    this.dispatchEvent(new Event('play'));
  });
  pause() {
    this.paused = true;
    this.dispatchEvent(new Event('pause'));
  }
  /** The sound is lost while it plays. */
  lose(seconds: number) {
    this.currentTime = seconds;
    this.dispatchEvent(new Event('seeked'));
    this.error = {};
    this.dispatchEvent(new Event('error'));
  }
}

let links = 0;
const requestUrl = vi.fn(async () => `/sound?${++links}`);
const audioOf = (player: Player) => player.audio as unknown as FakeAudio;

afterAll(() => void vi.unstubAllGlobals());
beforeEach(() => {
  links = 0;
  vi.stubGlobal('Audio', FakeAudio);
  vi.stubGlobal('requestAnimationFrame', () => 0);
  vi.stubGlobal('cancelAnimationFrame', () => {});
});

it('goes on by a new link where the sound was lost', async () => {
  const player = new Player(requestUrl);
  await player.play();
  audioOf(player).lose(42);
  await vi.waitFor(() => expect(audioOf(player).play).toHaveBeenCalledTimes(2));
  expect(audioOf(player)).toMatchObject({ src: '/sound?2', currentTime: 42, paused: false });
  expect(player.get()).toMatchObject({ isPlaying: true, isBroken: false });
});

it('is broken where a new link helps nothing, and remembers the place', async () => {
  const player = new Player(requestUrl);
  await player.play();
  audioOf(player).lose(42);
  await vi.waitFor(() => expect(audioOf(player).play).toHaveBeenCalledTimes(2));
  audioOf(player).lose(42.5);
  expect(player.get()).toMatchObject({ isPlaying: false, isBroken: true, timeMs: 42_500 });
  await player.play();
  expect(player.get()).toMatchObject({ isPlaying: true, isBroken: false });
  expect(audioOf(player)).toMatchObject({ src: '/sound?3', currentTime: 42.5 });
});

it('is broken when there is no new link', async () => {
  const player = new Player(requestUrl);
  await player.play();
  requestUrl
    .mockRejectedValueOnce(new Error('offline'))
    .mockRejectedValueOnce(new Error('offline'));
  audioOf(player).lose(7);
  await vi.waitFor(() => expect(player.get().isBroken).toBe(true));
  expect(player.get()).toMatchObject({ isPlaying: false, timeMs: 7_000 });
});

it('has nothing to play without a recording', async () => {
  const player = new Player(null);
  await player.play();
  expect(player.isAudible).toBe(false);
  expect(audioOf(player).play).not.toHaveBeenCalled();
});
