import type { Database } from '../../db/client.ts';
import type { CallRow } from '../../db/queries/calls.ts';
import type { EndNotice } from '../contract/notices.ts';

/** A call that a notice may be about, and how sure that is: 1 is certain, 0 pure chance. */
export interface Candidate {
  call: CallRow;
  confidence: number;
}

/** One way to find the call of a notice. */
export interface Strategy {
  name: string;
  /** Empty when the notice does not say what this goes by, or no call fits. */
  find(database: Database, notice: EndNotice): Promise<Candidate[]>;
}
