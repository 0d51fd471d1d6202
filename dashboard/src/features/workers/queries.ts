import { queryOptions } from '@tanstack/react-query';
import { WORKER_HEARTBEAT_MS } from '../../../../backend/contract/workers.ts';
import { api, data } from '../../lib/api.ts';

/** The workers, read as often as they report themselves. */
export const workersQuery = queryOptions({
  queryKey: ['workers'],
  queryFn: () => data(api.GET('/v1/workers')),
  refetchInterval: WORKER_HEARTBEAT_MS,
});

export const drain = (id: string) =>
  data(api.POST('/v1/workers/{id}/drain', { params: { path: { id } } }));

export const undrain = (id: string) =>
  data(api.POST('/v1/workers/{id}/undrain', { params: { path: { id } } }));

export const dispatchAgent = (body: { room: string; agent: string }) =>
  data(api.POST('/v1/dispatches', { body }));
