import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, data } from '../../lib/api.ts';
import { type CallsSearch, toQuery } from './search.ts';

const PAGE = 50;
/** So often new calls appear, and open ones get on. */
const REFRESH_MS = 10_000;

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
    // Of several pages each would be asked for again: who has gone so far back looks for old calls.
    refetchInterval: ({ state }) => (state.data?.pages.length === 1 ? REFRESH_MS : false),
    // Another filter's calls stay, dimmed, until those of the new one are there.
    placeholderData: keepPreviousData,
  });

/** The calls around one among those that the filters let through. */
export const neighboursQuery = (id: string, search: CallsSearch) =>
  queryOptions({
    queryKey: ['call', id, 'neighbours', toQuery(search)],
    queryFn: () => {
      const params = { path: { id }, query: toQuery(search) };
      return data(api.GET('/v1/calls/{id}/neighbours', { params }));
    },
  });
