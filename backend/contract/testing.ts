import { type AgentSettings, type AgentSettingsInput, agentSettings } from './agents.ts';

/** An agent of tests, with defaults. */
export const testAgent = (settings: Partial<AgentSettingsInput> = {}): AgentSettings =>
  agentSettings.parse({
    slug: 'desk',
    name: 'Desk',
    greeting: 'Hello.',
    instructions: 'Help.',
    ...settings,
  });

/** One that speaks English, and German and French besides. */
export const polyglot = testAgent({
  otherLanguages: [{ language: 'de-AT', voice: 'aura-2-julius-de' }, { language: 'fr' }],
});
