import { afterAll, expect, inject, it } from 'vitest';
import type { AgentSettings, AgentSettingsInput } from '../backend/contract/agents.ts';
import { AGENTS, NUMBERS } from './fixtures.ts';
import { GermanProvider } from './german-provider.ts';
import { livePhone } from './live-phone.ts';
import { api, closedCall, newCaller, phone } from './phone.ts';
import { startWorker } from './worker.ts';

const put = (slug: string, changes: Partial<AgentSettingsInput> = {}) =>
  api<AgentSettings>(`/agents/${slug}`, {
    method: 'PUT',
    body: JSON.stringify({ ...AGENTS[slug], ...changes }),
  });
afterAll(() => Promise.all(['curt', 'brief', 'elsewhere'].map((slug) => put(slug))));

const GERMAN = {
  language: 'de-AT',
  voice: 'aura-2-viktoria-de',
  greeting: 'Guten Tag, hier ist die Werkstatt.',
  namedGreeting: null,
};

/** What an agent says to a German caller who says nothing. The offline voice is English whatever it says. */
async function saidToSilence(agent: 'curt' | 'brief') {
  await put(agent, GERMAN);
  const caller = newCaller();
  const options = ['--number', NUMBERS[agent], '--caller', caller, '--stay', '45000'];
  const { endedBy } = await phone(...options);
  const { outcome, turns } = await closedCall(caller);
  return { endedBy, outcome, said: turns.map(({ text }) => text) };
}

it.concurrent('goes on in the language that the caller speaks', { timeout: 180_000 }, async ({
  onTestFinished,
}) => {
  const provider = new GermanProvider({
    upstream: inject('stack').DEEPGRAM_BASE_URL ?? '',
    heard: 'Ich hätte gern den langen Bericht.',
    replies: [
      { text: 'Gern, das dauert bis 17:30 Uhr.', delegate: 'Run the long report.' },
      { text: 'Bitte sehr.' },
    ],
  });
  const url = await provider.listen();
  await put('elsewhere', {
    otherLanguages: [{ language: 'de' }],
    limits: { silenceMs: 4_000, silenceQuestions: 1 },
  });
  const worker = await startWorker('elsewhere', {
    DEEPGRAM_BASE_URL: url,
    OPENAI_BASE_URL: `${url}/v1`,
  });
  onTestFinished(async () => {
    worker.process.kill('SIGTERM');
    await worker.process;
    await provider.close();
  });
  const caller = newCaller();
  const line = 'I would like to have the long report.';
  await livePhone(NUMBERS.elsewhere, caller, [line], { stayMs: 90_000, timeoutMs: 120_000 });
  const { id, turns, outcome } = await closedCall(caller);

  const [greeting, ...said] = turns.filter(({ speaker }) => speaker === 'agent');
  expect(greeting?.text).toBe(AGENTS.elsewhere?.greeting);
  expect(said[0]?.text).toContain('Gern');
  expect(provider.instructions.at(-1)).toContain('Speak the language "de"');
  // The clock is in words.
  expect(provider.spoken).toContainEqual({
    voice: 'aura-2-viktoria-de',
    text: expect.stringContaining('siebzehn Uhr dreißig'),
  });
  // What the backend tells of its work, and what the worker says besides.
  const waiting = said.filter(({ origin }) => origin === 'delay').map(({ text }) => text);
  expect(waiting.join(' ')).toMatch(/Ich rechne das aus\./);
  expect(waiting.join(' ')).toMatch(/[Mm]oment|Augenblick|bin dran|Ganz kurz|Mal sehen/);
  expect(said.at(-2)?.text).toBe('Sind Sie noch da?');
  expect(said.at(-1)?.text).toMatch(/lege jetzt auf/);
  expect(outcome).toMatchObject({ reason: 'silence' });
  const { events } = await api<{ events: { type: string; data: object }[] }>(
    `/calls/${id}/events?limit=1000`,
  );
  expect(events.filter(({ type }) => type === 'language')).toMatchObject([
    { data: { language: 'de' } },
  ]);
});

it.concurrent('speaks to a silent caller in the language of the agent', async () => {
  const { endedBy, outcome, said } = await saidToSilence('curt');
  expect(endedBy).toBe('agent');
  expect(outcome).toMatchObject({ result: 'stopped', reason: 'silence' });
  expect(said).toEqual([
    GERMAN.greeting,
    'Sind Sie noch da?',
    expect.stringMatching(/lege jetzt auf.*Auf Wiederhören\.$/),
  ]);
});

it.concurrent('ends a call at its time limit in the language of the agent', async () => {
  const { outcome, said } = await saidToSilence('brief');
  expect(outcome).toMatchObject({ result: 'stopped', reason: 'time_limit' });
  expect(said.at(-1)).toMatch(/die längste Zeit für einen Anruf ist um/);
});

it('says when an agent is saved that it cannot speak a language', async () => {
  await expect(put('workshop', { language: 'it' })).rejects.toThrow(/400.*one of en, de, fr, es/);
  await expect(put('workshop', { language: 'de' })).rejects.toThrow(/400.*aura-2-viktoria-de/);
  const otherLanguages = [{ language: 'fr', voice: 'aura-2-viktoria-de' }];
  await expect(put('workshop', { otherLanguages })).rejects.toThrow(/400.*aura-2-agathe-fr/);
  const models = { stt: 'nova-2' };
  await expect(put('workshop', { otherLanguages: [{ language: 'fr' }], models })).rejects.toThrow(
    /400.*nova-3/,
  );
});
