import { initializeLogger, stt } from '@livekit/agents';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { testAgent } from '../../backend/contract/testing.ts';
import { fakeStt, fakeTime, pass } from '../providers/testing.ts';
import { TurnStt } from '../turns/turn-stt.ts';
import { CallLanguage } from './call-language.ts';

initializeLogger({ pretty: false, level: 'silent' });
beforeEach(() => void fakeTime());
afterEach(() => vi.useRealTimers());

const { FINAL_TRANSCRIPT, INTERIM_TRANSCRIPT, PREFLIGHT_TRANSCRIPT } = stt.SpeechEventType;
const GERMAN = 'Ich möchte bitte einen Tisch reservieren.';
const ENGLISH = 'I would like to book a table, please.';

/** What is told of the caller's turns, each with the language that the call is held in by then. */
function listen() {
  const agent = testAgent({ otherLanguages: [{ language: 'de' }] });
  const language = new CallLanguage(agent, () => undefined);
  const words: ((event: stt.SpeechEvent) => void)[] = [];
  const { create } = fakeStt('recogniser', async function* () {
    for (;;) yield await new Promise<stt.SpeechEvent>((resolve) => words.push(resolve));
  });
  const isQuiet = () => false;
  const stream = new TurnStt(create(), {
    language,
    timing: { finishedMs: 250, unsureMs: 1_000, unfinishedMs: 1_800 },
    interruptedAfterMs: 0,
    floor: () => ({
      isSpeaking: isQuiet,
      mayBeInterrupted: isQuiet,
      mustBeHeard: isQuiet,
      giveWay: () => undefined,
    }),
    mayPrepare: () => true,
    agentSaid: () => null,
  }).stream();
  const told: string[] = [];
  const read = async () => {
    for await (const { type } of stream) {
      if (type === PREFLIGHT_TRANSCRIPT) told.push(`prepare ${language.tag}`);
      if (type === FINAL_TRANSCRIPT) told.push(`end ${language.tag}`);
    }
  };
  void read();
  const hear = async (type: stt.SpeechEventType, text: string, tag: string) => {
    const times = { startTime: 0, endTime: 0, confidence: 1 };
    words.shift()?.({
      type,
      alternatives: [{ text, language: tag as stt.SpeechData['language'], ...times }],
    });
    await pass(20);
  };
  return { language, told, hear };
}

it('has the reply to the first turn prepared in the language of the caller', async () => {
  const { told, hear } = listen();
  await pass(20);
  await hear(INTERIM_TRANSCRIPT, GERMAN, 'de');
  await pass(200);
  await hear(FINAL_TRANSCRIPT, GERMAN, 'de');
  await pass(2_000);
  expect(told).toEqual(['prepare de', 'end de']);
});

it('counts words once that come again as final when the turn is over', async () => {
  const { language, told, hear } = listen();
  await pass(20);
  await hear(INTERIM_TRANSCRIPT, ENGLISH, 'en');
  await pass(4_000);
  expect(told.at(-1)).toBe('end en');
  await hear(FINAL_TRANSCRIPT, ENGLISH, 'en');
  for (let turn = 0; turn < 2; turn += 1) {
    await hear(FINAL_TRANSCRIPT, GERMAN, 'de');
    await pass(4_000);
  }
  expect(language.tag).toBe('de');
});
