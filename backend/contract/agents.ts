import { z } from 'zod';
import { agentSlug } from './common.ts';

/** Which models hold the conversation. Names are those of the provider. */
const models = z.strictObject({
  stt: z.string().min(1).max(100).default('nova-3'),
  llm: z.string().min(1).max(100).default('gpt-4.1-mini'),
});

/**
 * When the agent takes its turn and when it gives it up. All in milliseconds.
 * The defaults are those with which `npm run call` measured the README's figures.
 */
const turnTaking = z
  .strictObject({
    /** Shortest silence after which a finished-sounding caller is answered. */
    minDelayMs: z.int().min(100).max(5_000).default(250),
    /** Longest silence granted to a caller who sounds unfinished. */
    maxDelayMs: z.int().min(200).max(10_000).default(1_500),
    /** Shortest speech of the caller that stops the agent. */
    minInterruptionMs: z.int().min(100).max(5_000).default(400),
  })
  .refine((t) => t.minDelayMs <= t.maxDelayMs, {
    message: 'minDelayMs must not exceed maxDelayMs',
    path: ['minDelayMs'],
  });

/** What one call may take. All in milliseconds. */
const limits = z.strictObject({
  /** A call is ended, with a spoken word, when it has lasted this long. */
  maxCallMs: z.int().min(10_000).max(14_400_000).default(1_800_000),
  /** A silent caller is asked once after this long, and told goodbye after as long again. */
  silenceMs: z.int().min(3_000).max(600_000).default(15_000),
});

/** Everything an operator sets about an agent. */
export const agentSettings = z.strictObject({
  slug: agentSlug,
  name: z.string().trim().min(1).max(100),
  /** The name under which workers register for this agent; several agents may share one. */
  agentName: agentSlug.default('switchboard'),
  greeting: z.string().trim().min(1).max(600),
  /** The greeting for a caller whose name is known: `{name}` is replaced by it. */
  namedGreeting: z
    .string()
    .trim()
    .max(600)
    .refine((text) => text.includes('{name}'), 'a text that contains {name}')
    .nullable()
    .default(null),
  instructions: z.string().trim().min(1).max(8_000),
  /** The text-to-speech model, which with Deepgram is the voice. */
  voice: z.string().min(1).max(100).default('aura-2-andromeda-en'),
  /** BCP 47 language tag that the recogniser is told. */
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a language tag such as en or de-AT')
    .default('en'),
  models: models.prefault({}),
  turnTaking: turnTaking.prefault({}),
  limits: limits.prefault({}),
});

export type AgentSettings = z.infer<typeof agentSettings>;
/** The same before defaults are filled in: what a client may send. */
export type AgentSettingsInput = z.input<typeof agentSettings>;

/** The first one answers callers from a browser who ask for none. */
export const listAgentsResponse = z.object({ agents: z.array(agentSettings) });
