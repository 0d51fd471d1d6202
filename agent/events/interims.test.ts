import { EventEmitter } from 'node:events';
import { voice } from '@livekit/agents';
import { expect, it } from 'vitest';
import type { Interim } from '../../backend/contract/events.ts';
import { observeInterims } from './interims.ts';

const { ConversationItemAdded, UserInputTranscribed } = voice.AgentSessionEventTypes;

class FakeSession extends EventEmitter {
  readonly shown: unknown[] = [];
  readonly output = {
    transcription: { captureText: async (text: unknown) => void this.shown.push(text) },
  };

  hear(transcript: string, isFinal = false): void {
    this.emit(UserInputTranscribed, { transcript, isFinal });
  }

  commit(role: 'user' | 'assistant'): void {
    this.emit(ConversationItemAdded, { item: { type: 'message', role } });
  }
}

function observe() {
  const session = new FakeSession();
  const told: Interim[] = [];
  observeInterims(session as unknown as voice.AgentSession, (interim) => told.push(interim));
  return { session, told, texts: () => told.map(({ text }) => text) };
}

it('tells what the caller is saying, with what was recognised of the turn before', () => {
  const { session, texts } = observe();
  session.hear('my');
  session.hear('my name');
  session.hear('My name is', true);
  session.hear('Anna');
  session.commit('user');
  session.hear('and');
  expect(texts()).toEqual(['my', 'my name', 'My name is', 'My name is Anna', 'and']);
});

it('tells what the agent is saying, and still shows it', async () => {
  const { session, told } = observe();
  const { transcription } = session.output;
  await transcription.captureText('Hello, ');
  await transcription.captureText({ text: 'Anna.' });
  session.commit('assistant');
  await transcription.captureText('Bye.');
  expect(told.map(({ speaker, text }) => `${speaker}: ${text}`)).toEqual([
    'agent: Hello, ',
    'agent: Hello, Anna.',
    'agent: Bye.',
  ]);
  expect(session.shown).toEqual(['Hello, ', { text: 'Anna.' }, 'Bye.']);
});

it('keeps to the end of a long speech', () => {
  const { session, texts } = observe();
  session.hear(`${'a'.repeat(2_000)}b`);
  expect(texts()[0]).toHaveLength(1_000);
  expect(texts()[0]?.endsWith('ab')).toBe(true);
});
