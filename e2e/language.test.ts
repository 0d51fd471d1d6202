import { afterAll, expect, it } from 'vitest';
import type { AgentSettings, AgentSettingsInput } from '../backend/contract/agents.ts';
import { AGENTS, NUMBERS } from './fixtures.ts';
import { api, closedCall, newCaller, phone } from './phone.ts';

const putWorkshop = (changes: Partial<AgentSettingsInput> = {}) =>
  api<AgentSettings>('/agents/workshop', {
    method: 'PUT',
    body: JSON.stringify({ ...AGENTS.workshop, ...changes }),
  });
afterAll(() => putWorkshop());

/** What the agent says to a caller who says nothing. The offline voice is English whatever it says. */
async function saidToSilence(changes: Partial<AgentSettingsInput>) {
  await putWorkshop(changes);
  const caller = newCaller();
  const { endedBy } = await phone(
    '--caller',
    caller,
    '--number',
    NUMBERS.workshop,
    '--stay',
    '45000',
  );
  const { outcome, turns } = await closedCall(caller);
  return { endedBy, outcome, said: turns.map(({ text }) => text) };
}

const GERMAN = {
  language: 'de-AT',
  voice: 'aura-2-viktoria-de',
  greeting: 'Guten Tag, hier ist die Werkstatt.',
  namedGreeting: null,
};

it('speaks to a silent caller in the language of the agent', async () => {
  const { endedBy, outcome, said } = await saidToSilence({
    ...GERMAN,
    limits: { silenceMs: 3_000, silenceQuestions: 1 },
  });
  expect(endedBy).toBe('agent');
  expect(outcome).toMatchObject({ result: 'stopped', reason: 'silence' });
  expect(said).toEqual([
    GERMAN.greeting,
    'Sind Sie noch da?',
    expect.stringMatching(/lege jetzt auf.*Auf Wiederhören\.$/),
  ]);
});

it('ends a call at its time limit in the language of the agent', async () => {
  const { outcome, said } = await saidToSilence({ ...GERMAN, limits: { maxCallMs: 10_000 } });
  expect(outcome).toMatchObject({ result: 'stopped', reason: 'time_limit' });
  expect(said.at(-1)).toMatch(/die längste Zeit für einen Anruf ist um/);
});

it('says when an agent is saved that it cannot speak a language', async () => {
  await expect(putWorkshop({ language: 'it' })).rejects.toThrow(/400.*one of en, de, fr, es/);
  await expect(putWorkshop({ language: 'de' })).rejects.toThrow(/400.*aura-2-viktoria-de/);
});
