const HEALTH = { name: 'Health', description: 'Whether calls can be answered, and if not, why.' };
const FIGURES = { name: 'Figures', description: 'What many calls were like.' };
const MONEY = { name: 'Money', description: 'Prices, accounts and their credit.' };
const TRUNKS = { name: 'Trunks', description: 'The carriers over which calls come in.' };
const AGENTS = { name: 'Agents', description: 'Who answers, and how.' };
const WORKERS = { name: 'Workers', description: 'The processes that hold the conversations.' };
const ACCESS = { name: 'Access', description: 'People, their keys, and what they did.' };

/** The groups of the reference, by the first part of a path after `/v1`. */
export const TAGS: Readonly<Record<string, { name: string; description: string }>> = {
  calls: {
    name: 'Calls',
    description: 'Calls in progress and past ones, and all that belongs to them.',
  },
  live: { name: 'Live', description: 'Calls as they happen, as server-sent events.' },
  callers: { name: 'Callers', description: 'Who calls, and what is remembered of them.' },
  agents: AGENTS,
  'agent-names': AGENTS,
  'agent-overviews': AGENTS,
  'voice-samples': AGENTS,
  numbers: { name: 'Numbers', description: 'Which number reaches which agent.' },
  trunks: TRUNKS,
  provisioning: TRUNKS,
  workers: WORKERS,
  dispatches: WORKERS,
  tokens: { name: 'Browser calls', description: 'Talking to an agent without a phone.' },
  figures: FIGURES,
  anomalies: FIGURES,
  prices: MONEY,
  accounts: MONEY,
  notices: { name: 'Notices', description: 'What others tell of the end of calls.' },
  'webhook-endpoints': { name: 'Webhooks', description: 'Addresses that are told of events.' },
  auth: ACCESS,
  me: ACCESS,
  people: ACCESS,
  keys: ACCESS,
  audit: ACCESS,
  healthz: HEALTH,
  doctor: HEALTH,
};

/** Undefined: nobody has said yet what group this path belongs to. */
export function tagOf(path: string): string | undefined {
  const [first = ''] = path.replace(/^\/(v1\/)?/, '').split('/');
  return TAGS[first]?.name;
}
