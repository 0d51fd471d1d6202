import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { api, data } from '../../lib/api.ts';

const PAGE = 100;

export interface NumberFilter {
  digits?: string | undefined;
  agent?: string | undefined;
}

export const numbersQuery = ({ digits, agent }: NumberFilter) => ({
  queryKey: ['numbers', 'list', { digits, agent }],
  queryFn: ({ pageParam }: { pageParam: string | null }) => {
    const query = {
      limit: PAGE,
      ...(digits !== undefined && { digits }),
      ...(agent !== undefined && { agent }),
      ...(pageParam !== null && { cursor: pageParam }),
    };
    return data(api.GET('/v1/numbers', { params: { query } }));
  },
  initialPageParam: null as string | null,
  getNextPageParam: (page: { nextCursor: string | null }) => page.nextCursor,
});

/** One number, by itself. */
export const numberQuery = (number: string) =>
  queryOptions({
    queryKey: ['numbers', 'one', number],
    queryFn: async () => {
      const query = { digits: number, limit: 1 };
      const { numbers } = await data(api.GET('/v1/numbers', { params: { query } }));
      return numbers.find((one) => one.number === number) ?? null;
    },
  });

export const trunksQuery = queryOptions({
  queryKey: ['numbers', 'trunks'],
  queryFn: () => data(api.GET('/v1/trunks')),
});

export const trunkQuery = (name: string) =>
  queryOptions({
    queryKey: ['numbers', 'trunk', name],
    queryFn: () => data(api.GET('/v1/trunks/{name}', { params: { path: { name } } })),
  });

export const provisioningQuery = queryOptions({
  queryKey: ['numbers', 'provisioning'],
  queryFn: () => data(api.GET('/v1/provisioning')),
});

export const doctorQuery = queryOptions({
  queryKey: ['doctor'],
  queryFn: async () => (await data(api.GET('/v1/doctor'))).report,
});

export const agentNamesQuery = queryOptions({
  queryKey: ['agents', 'names'],
  queryFn: async () =>
    (await data(api.GET('/v1/agents'))).agents.map(({ slug, name }) => ({ slug, name })),
});

/** After a change: whatever shows numbers, trunks or what LiveKit makes of them. */
export const refreshNumbers = (client: QueryClient): Promise<void> =>
  client.invalidateQueries({ queryKey: ['numbers'] });
