import { describe, expect, it } from 'vitest';
import { FRAME_MS, SILENCE_DB } from '../../local/caller/voice-activity.ts';
import { Dialogue, type Step } from './dialogue.ts';
import type { Kind, Utterance } from './utterance.ts';

/** A tone of half a second between silences of 0.2 s. */
function utterance(kind: Kind): Utterance {
  const samples = new Int16Array(900 * 8).fill(8_000, 200 * 8, 700 * 8);
  return { name: kind, kind, segments: [{ text: 'Hm', startMs: 200, endMs: 700 }], samples };
}

/** A call whose agent speaks in the given stretches; the answers are those to the caller's end. */
function call(
  utterances: Utterance[],
  speaks: (nowMs: number, saidMs: number | null) => boolean,
  paceMs?: number,
) {
  const dialogue = new Dialogue(utterances, paceMs);
  const steps: [number, Exclude<Step, null>][] = [];
  let frame = -1;
  let frames = 0;
  let saidMs: number | null = null;
  for (let nowMs = 0; nowMs < 60_000; nowMs += FRAME_MS) {
    dialogue.heard(nowMs, speaks(nowMs, saidMs) ? -20 : SILENCE_DB);
    const step = dialogue.sent(nowMs, frame);
    if (frame >= 0) {
      frame = frame + 1 < frames ? frame + 1 : -1;
      if (frame < 0) saidMs = nowMs;
    }
    if (step === null) continue;
    steps.push([nowMs, step]);
    if (step.type === 'hangUp') break;
    frame = 0;
    frames = step.utterance.samples.length / 8 / FRAME_MS;
    saidMs = null;
  }
  return { dialogue, steps };
}
const types = (steps: [number, Exclude<Step, null>][]) => steps.map(([, { type }]) => type);

describe('a caller', () => {
  it('speaks when the agent has greeted, and hangs up when it has answered', () => {
    const { dialogue, steps } = call([utterance('question')], (nowMs, saidMs) =>
      saidMs === null ? nowMs < 2_000 : nowMs > saidMs + 500 && nowMs < saidMs + 1_500,
    );
    expect(types(steps)).toEqual(['say', 'hangUp']);
    const [[saidAtMs], [hungUpAtMs]] = steps as [[number, Step], [number, Step]];
    expect(saidAtMs).toBe(2_000 + 2_000);
    expect(dialogue.said[0]?.segments[0]).toEqual({
      startMs: saidAtMs + 20 + 200,
      endMs: saidAtMs + 20 + 700,
    });
    expect(hungUpAtMs).toBeGreaterThan(saidAtMs + 900 + 1_500 + 1_000);
  });

  it('goes on when no answer comes', () => {
    const { steps } = call([utterance('question'), utterance('yes-no')], (nowMs) => nowMs < 2_000);
    expect(types(steps)).toEqual(['say', 'say', 'hangUp']);
    const [[first], [second]] = steps as [[number, Step], [number, Step]];
    expect(second - first).toBeGreaterThan(6_000);
  });

  it('keeps to a pace when it is to, however fast the answers come', () => {
    const answers = (nowMs: number, saidMs: number | null) =>
      nowMs < 500 || (saidMs !== null && nowMs > saidMs + 200 && nowMs < saidMs + 600);
    const { steps } = call([utterance('question'), utterance('yes-no')], answers, 12_000);
    const [[first], [second]] = steps as [[number, Step], [number, Step]];
    expect(second - first).toBe(12_000);
  });

  it('says over the agent what is to be said over it', () => {
    const talking = (nowMs: number) => nowMs < 10_000;
    const { steps } = call([utterance('backchannel'), utterance('interruption')], talking);
    const [[backchannel], [interruption]] = steps as [[number, Step], [number, Step]];
    expect(backchannel).toBe(2_000);
    expect(interruption).toBeGreaterThan(4_500);
    expect(interruption).toBeLessThan(5_000);
  });

  it('leaves that out when the agent has fallen silent', () => {
    const { steps, dialogue } = call([utterance('backchannel')], (nowMs) => nowMs < 1_000);
    expect(types(steps)).toEqual(['hangUp']);
    expect(dialogue.said).toEqual([]);
  });
});
