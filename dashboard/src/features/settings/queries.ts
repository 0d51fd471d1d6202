import { queryOptions } from '@tanstack/react-query';
import { api, data } from '../../lib/api.ts';

export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: async () => (await data(api.GET('/v1/people'))).people,
});

export const keysQuery = queryOptions({
  queryKey: ['keys'],
  queryFn: async () => (await data(api.GET('/v1/keys'))).keys,
});

/** What of the audit log is shown. */
export interface AuditFilter {
  /** A person's or a key's id. */
  actor?: string;
  action?: string;
}

export const auditQuery = (filter: AuditFilter) => ({
  queryKey: ['audit', filter],
  queryFn: ({ pageParam }: { pageParam: string | null }) =>
    data(
      api.GET('/v1/audit', {
        params: { query: { ...filter, ...(pageParam !== null && { cursor: Number(pageParam) }) } },
      }),
    ),
  initialPageParam: null as string | null,
  getNextPageParam: (page: { nextCursor: string | null }) => page.nextCursor,
});
