import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import type { Role, Scope } from '../../../backend/contract/access.ts';
import { readApiError } from './api-error.ts';

export interface Me {
  name: string;
  role: Role;
  scopes: readonly Scope[];
}

/** Who is signed in, and what they may do. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async (): Promise<Me> => {
    const response = await fetch('/v1/me');
    if (!response.ok) throw await readApiError(response);
    return response.json();
  },
  staleTime: 60_000,
});

export const useMe = () => useSuspenseQuery(meQuery).data;

/** Whether who is signed in has a right. What they have not is not offered to them. */
export const useMay = (scope: Scope): boolean => useMe().scopes.includes(scope);
