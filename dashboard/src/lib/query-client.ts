import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { toApiError } from './api-error.ts';

const FRESH_MS = 10_000;
const MAX_RETRIES = 2;

/** @param onSignedOut - called when the backend no longer knows who asks */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (error: unknown) => {
    if (toApiError(error).code === 'unauthorized') onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: { staleTime: FRESH_MS, retry: isWorthRetrying },
      mutations: { retry: false },
    },
  });
}

/** A request that was refused would be refused again. */
function isWorthRetrying(failures: number, error: unknown): boolean {
  const { code } = toApiError(error);
  return failures < MAX_RETRIES && (code === 'unavailable' || code === 'offline');
}
