import type { Scope } from '../../../../../backend/contract/access.ts';

/** What each right lets a program do, in plain words. */
export const SCOPE_WORDS: Readonly<Record<Scope, string>> = {
  'calls:read': 'See calls: numbers, times, cost',
  'calls:content': 'Hear and read calls',
  'calls:control': 'Act on calls and callers',
  'calls:erase': 'Erase callers',
  'agents:read': 'See agents',
  'agents:write': 'Change agents',
  'numbers:read': 'See numbers and trunks',
  'numbers:write': 'Change numbers and trunks',
  'workers:read': 'See workers',
  'workers:write': 'Direct workers',
  'figures:read': 'See figures',
  'money:read': 'See prices and credit',
  'money:write': 'Change prices and credit',
  'credentials:write': 'Set secrets of agents',
  talk: 'Let someone talk to an agent',
  'webhooks:write': 'Set up webhooks',
  'people:write': 'Manage people and keys',
  'audit:read': 'Read the audit log',
  'metrics:read': 'Read metrics, as Prometheus does',
  worker: 'Be a worker',
};
