import { ReadableStream } from 'node:stream/web';
import { voice } from '@livekit/agents';
import { afterEach, expect, it } from 'vitest';
import { keepWhatWasPlayed } from './played.ts';
import { SilentAgent, silence, startSession } from './testing.ts';

const STORY = 'Once upon a time. There was a lighthouse.';
const model = new voice.testing.FakeLLM([{ input: 'Tell me a story.', content: STORY }]);

const close: (() => Promise<void>)[] = [];
afterEach(() => Promise.all(close.splice(0).map((closing) => closing())));

async function start() {
  const agent = new SilentAgent({ instructions: 'Tell stories.' });
  const { session, loudspeaker } = await startSession(model, agent);
  close.push(() => session.close());
  keepWhatWasPlayed(session);
  const said = () =>
    agent.chatCtx.items.flatMap((item) =>
      item.type === 'message' && item.role === 'assistant' ? [item.textContent] : [],
    );
  return { session, loudspeaker, said };
}

async function cut(speech: voice.SpeechHandle) {
  speech.interrupt(true);
  await speech.waitForPlayout();
}

it('keeps of a line that was cut what was played', async () => {
  const { session, loudspeaker, said } = await start();
  const started = loudspeaker.started();
  const speech = session.say('Good morning. How can I help you?', { audio: silence() });
  await started;
  loudspeaker.playedWhenCut = 'Good morning.';
  await cut(speech);
  expect(said()).toEqual(['Good morning.']);
});

it('keeps of a reply that was cut what was played', async () => {
  const { session, loudspeaker, said } = await start();
  const started = loudspeaker.started();
  const speech = session.generateReply({ userInput: 'Tell me a story.' });
  await started;
  loudspeaker.playedWhenCut = 'Once upon a';
  await cut(speech);
  expect(said()).toEqual(['Once upon a']);
});

it('keeps nothing of a line that was cut before its first word', async () => {
  const { session, loudspeaker, said } = await start();
  const started = loudspeaker.started();
  const speech = session.say('Good morning.', { audio: silence() });
  await started;
  loudspeaker.playedWhenCut = '';
  await cut(speech);
  expect(said()).toEqual([]);
});

it('keeps nothing of a line that there was no sound of', async () => {
  const { session, said } = await start();
  const listening = Promise.withResolvers<void>();
  const noSound = new ReadableStream({ pull: () => listening.resolve() }, { highWaterMark: 0 });
  const speech = session.say('Good morning.', { audio: noSound });
  await listening.promise;
  await cut(speech);
  expect(said()).toEqual([]);
});

it('keeps all of what was played to its end, also after something that was cut', async () => {
  const { session, loudspeaker, said } = await start();
  loudspeaker.playedWhenCut = 'Good';
  let started = loudspeaker.started();
  const first = session.say('Good morning.', { audio: silence() });
  await started;
  await cut(first);
  started = loudspeaker.started();
  const second = session.say('How can I help you?', { audio: silence() });
  await started;
  loudspeaker.finish();
  await second.waitForPlayout();
  expect(said()).toEqual(['Good', 'How can I help you?']);
});

it('keeps the whole text when the output cannot tell what was played', async () => {
  const { session, loudspeaker, said } = await start();
  const started = loudspeaker.started();
  const speech = session.say('Good morning.', { audio: silence() });
  await started;
  await cut(speech);
  expect(said()).toEqual(['Good morning.']);
});
