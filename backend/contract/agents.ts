import { z } from 'zod';
import { agentSlug, credentialName, instant, micros } from './common.ts';
import { DEFAULT_VOICES, languageTag } from './languages.ts';
import { turnTaking } from './turn-taking.ts';

/** Groups of tools that an agent has or has not. */
const TOOL_SETS = ['files', 'code', 'web', 'browser', 'memory'] as const;

const modelName = z.string().min(1).max(100);

/** Which models hold the conversation. Names are those of the provider. */
const models = z.strictObject({
  stt: modelName.default('nova-3'),
  llm: modelName.default('gpt-4.1-mini'),
  /** Used when the first one fails or keeps the caller waiting. */
  sttFallback: modelName.nullable().default(null),
  llmFallback: modelName.nullable().default(null),
  /** Another voice of the agent's language. */
  ttsFallback: modelName.nullable().default(null),
});

/** What calls may take. Times in milliseconds, money in millionths; null: no limit. */
const limits = z.strictObject({
  /** A call is ended, with a spoken word, when it has lasted this long. */
  maxCallMs: z.int().min(10_000).max(14_400_000).default(1_800_000),
  /** The caller is told of the coming end this long before it; 0: not told. */
  warnBeforeEndMs: z.int().min(0).max(600_000).default(60_000),
  /** When neither side has spoken for this long, the caller is asked; in the end, told goodbye. */
  silenceMs: z.int().min(3_000).max(600_000).default(15_000),
  /** How often a silent caller is asked before that, each time in other words. */
  silenceQuestions: z.int().min(1).max(2).default(2),
  maxCallCostMicros: micros.nullable().default(null),
  /** Of all calls of this agent that began on one day, UTC. */
  maxDayCostMicros: micros.nullable().default(null),
  maxCallsAtOnce: z.int().min(1).max(10_000).nullable().default(null),
});

const recording = z.strictObject({
  enabled: z.boolean().default(false),
  /** Said before the greeting, to its end, such as "This call is recorded." */
  announcement: z.string().trim().min(1).max(300).nullable().default(null),
  /** Pause while the caller gives card numbers and the like. */
  pauseForSensitiveData: z.boolean().default(true),
});

/** What is taken out of texts before they are stored. */
const REDACTIONS = ['card', 'identity', 'email', 'phone'] as const;

const days = z.int().min(1).max(36_500).nullable().default(null);

/** What is kept of callers, and for how many days after the call; null: for ever. */
const privacy = z.strictObject({
  redact: z.array(z.enum(REDACTIONS)).max(REDACTIONS.length).default([]),
  keepRecordingDays: days,
  /** Transcript, events and summary. The bare fact of the call and its cost remain. */
  keepTranscriptDays: days,
  /** Whether a returning caller is met with what is known of earlier calls. */
  rememberCallers: z.boolean().default(true),
  /** Whether traces carry what was said. */
  traceContent: z.boolean().default(false),
});

/** A host, `*.` and a domain for all hosts below it, or either with a port. */
export const hostPattern = z
  .string()
  .max(260)
  .regex(
    /^(\*\.)?[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/i,
    'a host such as example.com, *.example.com or example.com:8443',
  );

/** A text as it is, or the secret that is kept under a name: put in when a tool acts. */
const secretText = z.union([z.string().max(2_000), z.strictObject({ credential: credentialName })]);

/** A server of the Model Context Protocol whose tools the agent may use. */
const mcpServer = z
  .strictObject({
    name: agentSlug,
    transport: z.discriminatedUnion('type', [
      z.strictObject({
        type: z.literal('stdio'),
        command: z.string().min(1).max(500),
        args: z.array(z.string().max(2_000)).max(50).default([]),
        env: z.record(z.string().max(100), secretText).default({}),
      }),
      z.strictObject({
        type: z.literal('http'),
        url: z.url({ protocol: /^https?$/, error: 'an address such as https://example.com/mcp' }),
        headers: z.record(z.string().max(100), secretText).default({}),
      }),
    ]),
    /** Its tools that may be used. All others are not offered. */
    tools: z.array(z.string().min(1).max(100)).min(1).max(100),
    /** Those of them that change nothing. Any other runs only after the caller's yes. */
    readOnly: z.array(z.string().min(1).max(100)).max(100).default([]),
  })
  .refine(({ tools, readOnly }) => readOnly.every((name) => tools.includes(name)), {
    message: 'readOnly names tools that are in tools',
    path: ['readOnly'],
  });
export type McpServer = z.infer<typeof mcpServer>;

/** What the backend agent may work with. */
const tools = z.strictObject({
  use: z
    .array(z.enum(TOOL_SETS))
    .max(TOOL_SETS.length)
    .default([...TOOL_SETS]),
  /** Hosts that pages may be read from. */
  webHosts: z.array(hostPattern).max(200).default([]),
  /** Hosts that code may reach. What code can reach it can change, without the caller's yes. */
  codeHosts: z.array(hostPattern).max(200).default([]),
  mcp: z
    .array(mcpServer)
    .max(10)
    .refine((servers) => new Set(servers.map(({ name }) => name)).size === servers.length, {
      message: 'servers with different names',
    })
    .default([]),
});

/** The backend agent that does the work, and what one task may take. Null: no limit. */
const work = z.strictObject({
  model: modelName.default('gpt-4.1'),
  /** What it needs to know beyond the agent's own instructions. */
  instructions: z.string().trim().max(8_000).default(''),
  maxSteps: z.int().min(1).max(100).default(25),
  /** Of all its requests to the model together. */
  maxTokens: z.int().min(1_000).max(10_000_000).default(300_000),
  maxCostMicros: micros.nullable().default(500_000),
  deadlineMs: z.int().min(5_000).max(1_800_000).default(180_000),
  /** More tasks of one call wait for these. */
  maxAtOnce: z.int().min(1).max(5).default(2),
});

/** What a caller hears while a task runs and there is nothing of substance to tell. */
const delays = z.strictObject({
  /**
   * In this order, each once, so long after the last word of either side. The last one stays in
   * use while it has wordings left. Null: those of the agent's language.
   */
  stages: z
    .array(
      z.strictObject({
        afterMs: z.int().min(500).max(60_000),
        lines: z.array(z.string().trim().min(1).max(200)).min(1).max(20),
      }),
    )
    .min(1)
    .max(10)
    .nullable()
    .default(null),
  /** The longest silence that a waiting caller hears. */
  maxSilenceMs: z.int().min(2_000).max(60_000).default(12_000),
  /** Played quietly between them. */
  holdSound: z.enum(['none', 'keyboard']).default('none'),
});

/** A language that the agent speaks besides its own. */
const otherLanguage = z.strictObject({
  language: languageTag,
  /** As the agent's own `voice`; null: a voice of that language. */
  voice: modelName.nullable().default(null),
});

/** Everything an operator sets about an agent. */
export const agentSettings = z.strictObject({
  slug: agentSlug,
  name: z.string().trim().min(1).max(100),
  /** The name under which workers register for this agent; several agents may share one. */
  agentName: agentSlug.default('switchboard'),
  /**
   * Parts between `<must-hear>` and `</must-hear>` cannot be interrupted. The same marks in
   * `instructions` have the model mark what it says so.
   */
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
  voice: z.string().min(1).max(100).default(DEFAULT_VOICES.en),
  /**
   * BCP 47 tag of the language that the agent greets in and, unless there are others, hears and
   * speaks. Which ones it can speak is checked when it is saved, so that agents saved before are
   * still read.
   */
  language: languageTag.default('en'),
  /**
   * It goes on in one of these when the caller speaks it, with the usual delay messages of that
   * language. Needs a recogniser that hears several, as nova-3 does.
   */
  otherLanguages: z.array(otherLanguage).max(10).default([]),
  /** How words are said that the voice gets wrong, such as names: `{ "Nguyen": "Win" }`. */
  pronunciations: z
    .record(z.string().trim().min(1).max(50), z.string().trim().min(1).max(100))
    .refine((words) => Object.keys(words).length <= 200, 'at most 200 words')
    .default({}),
  models: models.prefault({}),
  turnTaking: turnTaking.prefault({}),
  limits: limits.prefault({}),
  recording: recording.prefault({}),
  privacy: privacy.prefault({}),
  /** The account whose credit pays for the calls; null: calls are only accounted. */
  account: agentSlug.nullable().default(null),
  /** What happens to a task that runs when the caller hangs up. */
  tasksAfterCall: z.enum(['cancel', 'finish']).default('cancel'),
  work: work.prefault({}),
  tools: tools.prefault({}),
  delays: delays.prefault({}),
});

export type AgentSettings = z.infer<typeof agentSettings>;
/** The same before defaults are filled in: what a client may send. */
export type AgentSettingsInput = z.input<typeof agentSettings>;

/** An agent in the list of all. */
const listedAgent = agentSettings.extend({
  /** The number of its published version. */
  version: z.int().min(1),
  publishedAt: instant,
});
export type ListedAgent = z.infer<typeof listedAgent>;

/** The first one answers callers from a browser who ask for none. */
export const listAgentsResponse = z.object({ agents: z.array(listedAgent) });

/** To choose from. */
export const listAgentNamesResponse = z.object({
  agents: z.array(agentSettings.pick({ slug: true, name: true, account: true })),
});
