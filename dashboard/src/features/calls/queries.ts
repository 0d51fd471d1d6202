import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, data } from '../../lib/api.ts';
import { type CallsSearch, toQuery } from './search.ts';

const PAGE = 50;

/** The calls that the filters let through, newest first, page by page. */
export const callsQuery = (search: CallsSearch) =>
  infiniteQueryOptions({
    queryKey: ['calls', toQuery(search)],
    queryFn: ({ pageParam, signal }) => {
      const query = { ...toQuery(search), limit: PAGE, ...(pageParam && { cursor: pageParam }) };
      return data(api.GET('/v1/calls', { params: { query }, signal }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    // Another filter's calls stay, dimmed, until those of the new one are there.
    placeholderData: keepPreviousData,
  });

/** All agents, to choose from. */
export const agentChoicesQuery = queryOptions({
  queryKey: ['agents', 'choices'],
  queryFn: async () => {
    const { agents } = await data(api.GET('/v1/agents'));
    return agents.map(({ slug, name }) => ({ value: slug, label: name }));
  },
  staleTime: 60_000,
});
