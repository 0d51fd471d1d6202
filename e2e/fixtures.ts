import type { AgentSettingsInput } from '../backend/contract/agents.ts';

const INSTRUCTIONS = 'Help the caller.';

/** Where the tests serve the pages of a shop. */
export const SHOP = { host: '127.0.0.1', port: 28_099, address: '127.0.0.1:28099' };

const RECEIVER_PORT = SHOP.port - 1;

/** Where a test takes webhooks. */
export const RECEIVER = {
  host: SHOP.host,
  port: RECEIVER_PORT,
  address: `${SHOP.host}:${RECEIVER_PORT}`,
};

/** What callers of `clerk` are told while they wait: the last line goes on for some ten seconds. */
export const WAITING_LINES = [
  'I am on it.',
  'It takes a little longer, please stay with me.',
  Array(3).fill('I am sorry that you have to wait for so long today.').join(' '),
] as const;

/** Agents besides the seeded `reception`. */
export const AGENTS: Record<string, AgentSettingsInput> = {
  workshop: {
    slug: 'workshop',
    name: 'Workshop',
    greeting: 'Welcome to the workshop. What needs to be repaired?',
    namedGreeting: 'Welcome back, {name}. What needs to be repaired?',
    instructions: INSTRUCTIONS,
  },
  /** Gives up soon on a caller who says nothing. */
  hasty: {
    slug: 'hasty',
    name: 'Hasty',
    greeting: 'Hello, please be quick.',
    instructions: INSTRUCTIONS,
    limits: { silenceMs: 3_000 },
  },
  /** Asks one who says nothing only once. */
  curt: {
    slug: 'curt',
    name: 'Curt',
    greeting: 'Hello, yes?',
    instructions: INSTRUCTIONS,
    limits: { silenceMs: 3_000, silenceQuestions: 1 },
  },
  /** Ends every call early. */
  brief: {
    slug: 'brief',
    name: 'Brief',
    greeting: 'Hello, this will be a short call.',
    instructions: INSTRUCTIONS,
    limits: { maxCallMs: 10_000 },
  },
  /** May cost what its line costs in ten seconds. */
  dear: {
    slug: 'dear',
    name: 'Dear',
    greeting: 'Hello, this call will be stopped soon.',
    instructions: INSTRUCTIONS,
    limits: { maxCallCostMicros: 100_000 },
  },
  /** Is given an account by the test of it. */
  prepaid: {
    slug: 'prepaid',
    name: 'Prepaid',
    greeting: 'Hello, this call is paid in advance.',
    instructions: INSTRUCTIONS,
  },
  recorded: {
    slug: 'recorded',
    name: 'Recorded',
    greeting: '<must-hear>Hello, this call is recorded.</must-hear>',
    instructions: INSTRUCTIONS,
    recording: { enabled: true },
  },
  /** Speaks for half a minute on end. */
  reciting: {
    slug: 'reciting',
    name: 'Reciting',
    greeting: Array(8).fill('The quick brown fox jumps over the lazy dog in the garden.').join(' '),
    instructions: INSTRUCTIONS,
    recording: { enabled: true },
  },
  /** Has the files of the demo agent, and the pages of the shop to work with. */
  clerk: {
    slug: 'clerk',
    name: 'Clerk',
    greeting: 'Hello, what can I do?',
    instructions: INSTRUCTIONS,
    tools: { webHosts: [SHOP.address] },
    delays: {
      stages: WAITING_LINES.map((line) => ({ afterMs: 1_500, lines: [line] })),
    },
  },
  /** Obeys whatever it reads. */
  gullible: {
    slug: 'gullible',
    name: 'Gullible',
    greeting: 'Hello, I do as I am told.',
    instructions: INSTRUCTIONS,
    models: { llm: 'scripted-obedient' },
    work: { model: 'scripted-obedient' },
    tools: { webHosts: [SHOP.address] },
  },
  /** Ends what it has begun when the caller has hung up. */
  diligent: {
    slug: 'diligent',
    name: 'Diligent',
    greeting: 'Hello, I finish what I begin.',
    instructions: INSTRUCTIONS,
    tasksAfterCall: 'finish',
  },
  /** Has a model that fails to do the work. */
  unlucky: {
    slug: 'unlucky',
    name: 'Unlucky',
    greeting: 'Hello, I am out of luck.',
    instructions: INSTRUCTIONS,
    work: { model: 'scripted-failing' },
  },
  /** Served by workers that single tests start, not by the stack's own. */
  elsewhere: {
    slug: 'elsewhere',
    name: 'Elsewhere',
    agentName: 'elsewhere',
    greeting: 'You have reached the other worker. How can I help?',
    instructions: INSTRUCTIONS,
    recording: { enabled: true },
  },
  /** So is this one, at the same time. */
  outpost: {
    slug: 'outpost',
    name: 'Outpost',
    agentName: 'outpost',
    greeting: 'You have reached the outpost. How can I help?',
    instructions: INSTRUCTIONS,
  },
};

export const NUMBERS = {
  reception: '+15550100',
  workshop: '+15550101',
  hasty: '+15550102',
  brief: '+15550103',
  elsewhere: '+15550104',
  recorded: '+15550105',
  reciting: '+15550106',
  dear: '+15550107',
  prepaid: '+15550108',
  clerk: '+15550109',
  diligent: '+15550110',
  unlucky: '+15550111',
  gullible: '+15550112',
  curt: '+15550113',
  outpost: '+15550114',
  nobody: '+15550999',
} as const;

export const TRUNK_FILE = {
  trunks: [
    {
      name: 'local',
      allowedAddresses: ['127.0.0.0/8'],
      numbers: [{ number: NUMBERS.reception as string, agent: 'reception' }],
    },
    {
      name: 'metered',
      allowedAddresses: ['127.0.0.0/8'],
      numbers: [
        { number: NUMBERS.dear as string, agent: 'dear' },
        { number: NUMBERS.prepaid, agent: 'prepaid' },
      ],
    },
    {
      name: 'second',
      allowedAddresses: ['127.0.0.0/8'],
      numbers: [
        { number: NUMBERS.workshop as string, agent: 'workshop' },
        { number: NUMBERS.hasty, agent: 'hasty' },
        { number: NUMBERS.brief, agent: 'brief' },
        { number: NUMBERS.elsewhere, agent: 'elsewhere' },
        { number: NUMBERS.recorded, agent: 'recorded' },
        { number: NUMBERS.reciting, agent: 'reciting' },
        { number: NUMBERS.clerk, agent: 'clerk' },
        { number: NUMBERS.diligent, agent: 'diligent' },
        { number: NUMBERS.unlucky, agent: 'unlucky' },
        { number: NUMBERS.gullible, agent: 'gullible' },
        { number: NUMBERS.curt, agent: 'curt' },
        { number: NUMBERS.outpost, agent: 'outpost' },
      ],
    },
  ],
};
