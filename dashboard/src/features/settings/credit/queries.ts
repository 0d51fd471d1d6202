import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, data } from '../../../lib/api.ts';

export const accountsQuery = queryOptions({
  queryKey: ['accounts'],
  queryFn: async () => (await data(api.GET('/v1/accounts'))).accounts,
});

/** What happened to the credit of an account, newest first. */
export const ledgerQuery = (slug: string) =>
  infiniteQueryOptions({
    queryKey: [...accountsQuery.queryKey, slug, 'ledger'],
    queryFn: ({ pageParam }) => {
      const query = pageParam === null ? {} : { cursor: Number(pageParam) };
      return data(api.GET('/v1/accounts/{slug}/ledger', { params: { path: { slug }, query } }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
