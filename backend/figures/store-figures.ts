import type { Database } from '../../db/client.ts';
import { saveFigures } from '../../db/queries/figures.ts';
import type { ClosingStep } from '../closing/close-call.ts';
import { callFigures } from './call-figures.ts';

/** Stores what the call was like, so that it outlives the transcript it is made from. */
export function storeFigures(database: Database): ClosingStep {
  return {
    name: 'figures',
    async run(call) {
      // Of an erased call the figures made before are all that is left.
      if (call.erasedAt !== null) return;
      await saveFigures(database, call.id, await callFigures(database, call.id));
    },
  };
}
