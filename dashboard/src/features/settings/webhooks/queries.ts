import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, data } from '../../../lib/api.ts';

/** How often it is looked for news: while something is on its way, and else. */
const PENDING_MS = 2_000;
const QUIET_MS = 10_000;

export const endpointsQuery = queryOptions({
  queryKey: ['webhook-endpoints'],
  queryFn: async () => (await data(api.GET('/v1/webhook-endpoints'))).endpoints,
});

export const deliveriesKey = (endpointId: string) => [
  ...endpointsQuery.queryKey,
  endpointId,
  'deliveries',
];

/** What was sent to an endpoint, newest first. */
export const deliveriesQuery = (endpointId: string) =>
  infiniteQueryOptions({
    queryKey: deliveriesKey(endpointId),
    queryFn: ({ pageParam }) => {
      const query = pageParam === null ? {} : { cursor: pageParam };
      const params = { path: { id: endpointId }, query };
      return data(api.GET('/v1/webhook-endpoints/{id}/deliveries', { params }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: ({ state }) =>
      state.data?.pages[0]?.deliveries.some((one) => one.state === 'pending')
        ? PENDING_MS
        : QUIET_MS,
  });
