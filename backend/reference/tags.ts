/** The groups of the reference, by the first part of a path after `/v1`. */
export const TAGS: Readonly<Record<string, { name: string; description: string }>> = {
  healthz: { name: 'Health', description: 'Whether calls can be answered.' },
  calls: { name: 'Calls', description: 'Calls in progress and past ones, and all that belongs to them.' },
  live: { name: 'Live', description: 'Calls as they happen, as server-sent events.' },
  callers: { name: 'Callers', description: 'Who calls, what is remembered of them, and their rights.' },
  agents: { name: 'Agents', description: 'Who answers, and how.' },
  numbers: { name: 'Numbers', description: 'Which number reaches which agent.' },
  trunks: { name: 'Trunks', description: 'The carriers over which calls come in.' },
  tokens: { name: 'Browser calls', description: 'Talking to an agent without a phone.' },
  workers: { name: 'Workers', description: 'The processes that hold the conversations.' },
  figures: { name: 'Figures', description: 'What many calls were like.' },
  anomalies: { name: 'Figures', description: 'What many calls were like.' },
  prices: { name: 'Money', description: 'Prices, accounts and their credit.' },
  accounts: { name: 'Money', description: 'Prices, accounts and their credit.' },
  notices: { name: 'Notices', description: 'What others tell of the end of calls.' },
  'webhook-endpoints': { name: 'Webhooks', description: 'Addresses that are told of events.' },
};

/** Undefined: nobody has said yet what group this path belongs to. */
export function tagOf(path: string): string | undefined {
  const [first = ''] = path.replace(/^\/(v1\/)?/, '').split('/');
  return TAGS[first]?.name;
}
