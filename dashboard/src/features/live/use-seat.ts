import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { api, data } from '../../lib/api.ts';
import { CallSeat, type SeatMeans } from './seat.ts';

/** A seat in the room of a call, which is given up with another call or another page. */
export function useSeat(callId: string) {
  const seat = useMemo(() => new CallSeat(meansOf(callId)), [callId]);
  const state = useSyncExternalStore(seat.state.subscribe, seat.state.get);
  useEffect(() => () => seat.leave(), [seat]);
  return { seat, ...state };
}

// What joins a room weighs more than all else, and few calls are listened to.
const line = () => import('./line.ts');

function meansOf(id: string): SeatMeans {
  const call = { params: { path: { id } } };
  return {
    askForMicrophone: async () => (await line()).askForMicrophone(),
    listen: () => data(api.POST('/v1/calls/{id}/listen', call)),
    takeOver: () => data(api.POST('/v1/calls/{id}/take-over', call)),
    handBack: () => api.POST('/v1/calls/{id}/hand-back', call),
    join: async (...how) => (await line()).joinLine(...how),
  };
}
