import { z } from 'zod';

/** What there is to be allowed. The set is closed; every route needs one of them. */
export const SCOPES = [
  /** The fact of a call: numbers, times, cost, figures. */
  'calls:read',
  /** What was said and done on it: transcript, recording, events, tasks. */
  'calls:content',
  /** Acting on calls and callers: listen in, take over, say, transfer, end, name a caller. */
  'calls:control',
  'calls:erase',
  'agents:read',
  'agents:write',
  'numbers:read',
  'numbers:write',
  'workers:read',
  'workers:write',
  'figures:read',
  'money:read',
  'money:write',
  'credentials:write',
  /** Tokens for talking to an agent. */
  'talk',
  'webhooks:write',
  /** People and API keys. */
  'people:write',
  'audit:read',
  'metrics:read',
  /** What only a worker of ours does. */
  'worker',
] as const;

export const scope = z.enum(SCOPES);
export type Scope = z.infer<typeof scope>;

const NOT_OF_OPERATORS: readonly Scope[] = [
  'worker',
  'people:write',
  'audit:read',
  'webhooks:write',
  'credentials:write',
  'money:write',
  'calls:erase',
];
const NOT_OF_VIEWERS: readonly Scope[] = ['audit:read', 'metrics:read'];

/** What each role may do. */
export const ROLES = {
  owner: SCOPES.filter((one) => one !== 'worker'),
  operator: SCOPES.filter((one) => !NOT_OF_OPERATORS.includes(one)),
  viewer: SCOPES.filter((one) => one.endsWith(':read') && !NOT_OF_VIEWERS.includes(one)),
} as const satisfies Record<string, readonly Scope[]>;

export type Role = keyof typeof ROLES;
export const role = z.enum(Object.keys(ROLES) as [Role, ...Role[]]);
