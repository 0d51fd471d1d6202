import { initializeLogger, stt, type VADEvent, VADEventType } from '@livekit/agents';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { testAgent } from '../../backend/contract/testing.ts';
import { CallLanguage } from '../language/call-language.ts';
import { fakeStt, fakeTime, pass } from '../providers/testing.ts';
import { TurnStt } from './turn-stt.ts';

initializeLogger({ pretty: false, level: 'silent' });
beforeEach(() => void fakeTime());
afterEach(() => vi.useRealTimers());

const { FINAL_TRANSCRIPT, INTERIM_TRANSCRIPT } = stt.SpeechEventType;
const agent = testAgent();

/** A call in which the agent says what must be heard, until the test says that it has. */
function overWhatMustBeHeard() {
  const floor = { isSpeaking: true, mustBeHeard: true };
  const words: ((event: stt.SpeechEvent) => void)[] = [];
  const { create } = fakeStt('recogniser', async function* () {
    for (;;) yield await new Promise<stt.SpeechEvent>((resolve) => words.push(resolve));
  });
  const giveWay = vi.fn();
  const turns = new TurnStt(create(), {
    language: new CallLanguage(agent, () => undefined),
    timing: { finishedMs: 250, unsureMs: 1_000, unfinishedMs: 1_800 },
    interruptedAfterMs: 0,
    floor: () => ({
      isSpeaking: () => floor.isSpeaking,
      mayBeInterrupted: () => floor.isSpeaking && !floor.mustBeHeard,
      mustBeHeard: () => floor.mustBeHeard,
      giveWay,
    }),
    mayPrepare: () => true,
    agentSaid: () => null,
  });
  const ended: string[] = [];
  const stream = turns.stream();
  const read = async () => {
    for await (const { type, alternatives } of stream) {
      if (type === FINAL_TRANSCRIPT) ended.push(alternatives?.[0]?.text ?? '');
    }
  };
  void read();
  const tell = (type: stt.SpeechEventType, text: string) => {
    const alternative = { text, language: 'en' as stt.SpeechData['language'] };
    words.shift()?.({
      type,
      alternatives: [{ ...alternative, startTime: 0, endTime: 0, confidence: 1 }],
    });
  };
  /** The caller says this, and falls silent. */
  const say = async (text: string) => {
    turns.hear({ type: VADEventType.START_OF_SPEECH } as VADEvent);
    tell(INTERIM_TRANSCRIPT, text);
    await pass(100);
    tell(FINAL_TRANSCRIPT, text);
    await pass(100);
  };
  return { floor, turns, ended, giveWay, say };
}

it('holds a turn back until what must be heard has been said', async () => {
  const { floor, turns, ended, giveWay, say } = overWhatMustBeHeard();
  await pass(20);
  await say('When do you open?');
  await pass(5_000);
  expect(ended).toEqual([]);
  await say('On Sundays?');
  floor.mustBeHeard = false;
  floor.isSpeaking = false;
  await pass(400);
  expect(ended).toEqual(['When do you open? On Sundays?']);
  expect(turns.isFromBefore).toBe(true);
  expect(giveWay).not.toHaveBeenCalled();
});

it('takes what is begun at its very end for an answer to it', async () => {
  const { floor, turns, ended, say } = overWhatMustBeHeard();
  await pass(20);
  await say('Yes, please do that.');
  floor.mustBeHeard = false;
  floor.isSpeaking = false;
  await pass(1_500);
  expect(ended).toEqual(['Yes, please do that.']);
  expect(turns.isFromBefore).toBe(false);
});

it('takes a nod in the middle of it for no turn', async () => {
  const { floor, ended, say } = overWhatMustBeHeard();
  await pass(20);
  await say('Yeah.');
  await pass(2_000);
  floor.mustBeHeard = false;
  floor.isSpeaking = false;
  await pass(2_000);
  expect(ended).toEqual([]);
});
