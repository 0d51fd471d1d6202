import type { Known } from '../../db/queries/live.ts';

/** Up to where the events of a call are known: the number of the last one of each leg. */
export type Place = Map<number, number>;

/** As the id of a server-sent event: `0.57`, or `0.57,1.5` where another worker took over. */
export function writePlace(place: Place): string {
  return [...place].map(([leg, seq]) => `${leg}.${seq}`).join(',');
}

/** What is no place is the beginning: then all is sent again, and nothing is missed. */
export function readPlace(id: string | undefined): Place {
  if (id === undefined || !/^\d{1,4}\.\d{1,7}(,\d{1,4}\.\d{1,7})*$/.test(id)) return new Map();
  return new Map(
    id.split(',').map((part) => {
      const [leg = 0, seq = 0] = part.split('.').map(Number);
      return [leg, seq];
    }),
  );
}

/** The place in all legs that there may be. */
export function knownOf(callId: string, place: Place): Known[] {
  const lastLeg = Math.max(0, ...place.keys());
  return Array.from({ length: lastLeg + 1 }, (_, leg) => ({
    callId,
    leg,
    seq: place.get(leg) ?? -1,
    isLast: leg === lastLeg,
  }));
}

export const isBeyond = (place: Place, { leg, seq }: { leg: number; seq: number }): boolean =>
  seq > (place.get(leg) ?? -1);
