import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import type { Scope } from '../../../backend/contract/access.ts';
import { api, data } from './api.ts';

/** Who is signed in, and what they may do. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: () => data(api.GET('/v1/me')),
  staleTime: 60_000,
});

export const useMe = () => useSuspenseQuery(meQuery).data;

/** Whether who is signed in has a right. What they have not is not offered to them. */
export const useMay = (scope: Scope): boolean => useMe().scopes.includes(scope);
