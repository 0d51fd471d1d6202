import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, data } from '../../lib/api.ts';
import type { Line } from './line.ts';

type SeatKind = 'listening' | 'speaking';

/** The place of who looks at a call in its room: none, listening unnoticed, or speaking. */
export function useSeat(callId: string) {
  const [taken, setTaken] = useState<{ kind: SeatKind; line: Line } | null>(null);
  const path = { params: { path: { id: callId } } };

  const take = useMutation({
    mutationFn: async (kind: SeatKind) => {
      // Weighs more than all else, and few calls are listened to.
      const { askForMicrophone, joinLine } = await import('./line.ts');
      const microphone = kind === 'speaking' ? await askForMicrophone() : null;
      try {
        const seat =
          kind === 'speaking'
            ? await data(api.POST('/v1/calls/{id}/take-over', path))
            : await data(api.POST('/v1/calls/{id}/listen', path));
        const line: Line = await joinLine(seat, microphone, () => {
          // Another seat may have been taken meanwhile.
          setTaken((now) => (now?.line === line ? null : now));
        });
        return { kind, line };
      } catch (error) {
        microphone?.stop();
        throw error;
      }
    },
    onSuccess: setTaken,
  });

  // Another seat, another call or another page: this one is given up.
  useEffect(() => () => void taken?.line.leave(), [taken]);

  return {
    kind: taken?.kind ?? null,
    /** What is being taken at this moment. */
    isTaking: take.isPending ? take.variables : null,
    error: take.error,
    listen: () => take.mutate('listening'),
    takeOver: () => take.mutate('speaking'),
    leave: () => setTaken(null),
  };
}
