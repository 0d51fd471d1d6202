import {
  infiniteQueryOptions,
  keepPreviousData,
  type QueryClient,
  queryOptions,
} from '@tanstack/react-query';
import { refreshAgentLists } from '../../lib/agent-names.ts';
import { api, data } from '../../lib/api.ts';

const PAGE = 100;

export interface NumberFilter {
  digits?: string | undefined;
  agent?: string | undefined;
}

/** LiveKit is made as wanted in the background, and again until it is. */
const REFRESH_MS = 5_000;

export const numbersQuery = ({ digits, agent }: NumberFilter) =>
  infiniteQueryOptions({
    queryKey: ['numbers', 'list', { digits, agent }],
    queryFn: ({ pageParam, signal }) => {
      const query = {
        limit: PAGE,
        ...(digits !== undefined && { digits }),
        ...(agent !== undefined && { agent }),
        ...(pageParam !== null && { cursor: pageParam }),
      };
      return data(api.GET('/v1/numbers', { params: { query }, signal }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    // Another filter's numbers stay until those of the new one are there.
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => {
      const numbers = state.data?.pages.flatMap((page) => page.numbers) ?? [];
      return numbers.some((number) => number.state !== 'ready') ? REFRESH_MS : false;
    },
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
  refetchInterval: ({ state: { data: view } }) =>
    view && (view.problem !== null || view.plan.length > 0) ? REFRESH_MS : false,
});

export const doctorQuery = queryOptions({
  queryKey: ['doctor'],
  queryFn: async () => (await data(api.GET('/v1/doctor'))).report,
});

/** After a change: whatever shows numbers, trunks or what LiveKit makes of them. */
export async function refreshNumbers(client: QueryClient): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: ['numbers'] }),
    refreshAgentLists(client),
  ]);
}
