import type { z } from 'zod';
import type { listAgentsResponse } from '../../backend/contract/agents.ts';
import type { listCallsResponse } from '../../backend/contract/calls.ts';

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
  { name: 'settings', path: '/settings' },
  { name: 'not-found', path: '/nowhere' },
];

/** All pages, those of one call and one agent among them where there is one. */
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
  return [
    ...ALWAYS,
    ...open.map(({ id }) => ({ name: 'live-panel', path: `/?call=${id}` })),
    ...ended.map(({ id }) => ({ name: 'call', path: `/calls/${id}` })),
    ...agents.slice(0, 1).map(({ slug }) => ({ name: 'agent', path: `/agents/${slug}` })),
  ];
}
