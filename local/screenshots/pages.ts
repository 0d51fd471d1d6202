import type { z } from 'zod';
import type { listAccountsResponse } from '../../backend/contract/accounts.ts';
import type { listAgentsResponse } from '../../backend/contract/agents.ts';
import type { listCallsResponse } from '../../backend/contract/calls.ts';
import type { listWebhookEndpointsResponse } from '../../backend/contract/webhook-endpoints.ts';

interface Page {
  /** Of the file. */
  name: string;
  path: string;
}

const ALWAYS: readonly Page[] = [
  { name: 'sign-in', path: '/sign-in' },
  { name: 'live', path: '/' },
  { name: 'calls', path: '/calls' },
  { name: 'agents', path: '/agents' },
  { name: 'numbers', path: '/numbers' },
  { name: 'workers', path: '/workers' },
  { name: 'figures', path: '/figures' },
  { name: 'talk', path: '/talk' },
  ...['account', 'people', 'keys', 'webhooks', 'prices', 'credit', 'audit'].map((tab) => ({
    name: `settings-${tab}`,
    path: `/settings?tab=${tab}`,
  })),
  { name: 'webhooks', path: '/settings?tab=webhooks' },
  { name: 'prices', path: '/settings?tab=prices' },
  { name: 'credit', path: '/settings?tab=credit' },
  { name: 'not-found', path: '/nowhere' },
];

/** All pages, those of one of each thing among them where there is one. */
export async function findPages(backendUrl: string, token: string): Promise<Page[]> {
  const read = async <Body>(path: string): Promise<Body> => {
    const response = await fetch(backendUrl + path, {
      headers: { authorization: `Bearer ${token}` },
    });
    return (await response.json()) as Body;
  };
  type Calls = z.infer<typeof listCallsResponse>;
  const { calls: ended } = await read<Calls>('/v1/calls?limit=1&open=false');
  const { calls: open } = await read<Calls>('/v1/calls?limit=1&open=true');
  const { agents } = await read<z.infer<typeof listAgentsResponse>>('/v1/agents');
  type Endpoints = z.infer<typeof listWebhookEndpointsResponse>;
  const { endpoints } = await read<Endpoints>('/v1/webhook-endpoints');
  const { accounts } = await read<z.infer<typeof listAccountsResponse>>('/v1/accounts');
  return [
    ...ALWAYS,
    ...open.map(({ id }) => ({ name: 'live-panel', path: `/?call=${id}` })),
    ...ended.flatMap(({ id }) => [
      { name: 'call', path: `/calls/${id}` },
      ...['work', 'cost', 'events'].map((tab) => ({
        name: `call-${tab}`,
        path: `/calls/${id}?tab=${tab}`,
      })),
    ]),
    ...agents.slice(0, 1).flatMap(({ slug }) => [
      { name: 'agent', path: `/agents/${slug}` },
      { name: 'agent-versions', path: `/agents/${slug}?view=versions` },
    ]),
    ...endpoints
      .slice(0, 1)
      .map(({ id }) => ({ name: 'webhook', path: `/settings?tab=webhooks&endpoint=${id}` })),
    ...accounts
      .slice(0, 1)
      .map(({ slug }) => ({ name: 'account', path: `/settings?tab=credit&account=${slug}` })),
  ];
}
