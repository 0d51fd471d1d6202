import { queryOptions } from '@tanstack/react-query';
import type { CallWithTurns } from '../../../../backend/contract/calls.ts';
import { api, data } from '../../lib/api.ts';

/** While a call goes on, or is not closed yet, it is asked for again. */
const REFRESH_MS = 5_000;
/** Of one request, and in all: what a call of four hours has at most. */
const EVENTS = 1_000;
const MOST_EVENTS = 20_000;
/** Links to sound expire; one that has is replaced by the player. */
const LINK_MS = 3_600_000;
/** As many as fit on a wide screen. */
const PEAKS = 1_600;

/** How often what is shown of a call is asked for again; false: no more changes. */
export const refreshOf = ({ closedAt }: Pick<CallWithTurns, 'closedAt'>) =>
  closedAt === null ? REFRESH_MS : false;

export const callQuery = (id: string) =>
  queryOptions({
    queryKey: ['call', id],
    queryFn: () => data<CallWithTurns>(api.GET('/v1/calls/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => state.data !== undefined && refreshOf(state.data),
  });

export const costQuery = (id: string) =>
  queryOptions({
    queryKey: ['call', id, 'cost'],
    queryFn: () => data(api.GET('/v1/calls/{id}/cost', { params: { path: { id } } })),
  });

export const tasksQuery = (id: string) =>
  queryOptions({
    queryKey: ['call', id, 'tasks'],
    queryFn: async () =>
      (await data(api.GET('/v1/calls/{id}/tasks', { params: { path: { id } } }))).tasks,
  });

/**
 * All that happened on the call, in order.
 *
 * @param type - only events of this one
 */
export const eventsQuery = (id: string, type?: 'tool') =>
  queryOptions({
    queryKey: ['call', id, 'events', type ?? 'all'],
    queryFn: async ({ signal }) => {
      const all: CallEvent[] = [];
      for (let after = { leg: 0, seq: -1 }; all.length < MOST_EVENTS; ) {
        const place = { afterLeg: after.leg, afterSeq: after.seq };
        const query = { ...place, limit: EVENTS, ...(type && { type }) };
        const params = { path: { id }, query };
        const { events } = await data(api.GET('/v1/calls/{id}/events', { params, signal }));
        all.push(...events);
        const last = events.at(-1);
        if (last === undefined || events.length < EVENTS) break;
        after = last;
      }
      return all;
    },
  });

export interface CallEvent {
  leg: number;
  seq: number;
  type: string;
  at: string;
  data: Record<string, unknown>;
}

export const peaksQuery = (id: string) =>
  queryOptions({
    queryKey: ['call', id, 'peaks'],
    queryFn: () =>
      data(
        api.GET('/v1/calls/{id}/recording/peaks', {
          params: { path: { id }, query: { width: PEAKS } },
        }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** A link that plays the recording for a while. */
export const requestLink = (id: string) =>
  data(
    api.POST('/v1/calls/{id}/recording/link', {
      params: { path: { id } },
      body: { expiresInMs: LINK_MS },
    }),
  );

export const exportPath = (id: string) => `/v1/calls/${id}/export`;

export const rawQuery = (id: string) =>
  queryOptions({
    queryKey: ['call', id, 'raw'],
    queryFn: () => data(api.GET('/v1/calls/{id}/export', { params: { path: { id } } })),
  });
