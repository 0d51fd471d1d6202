import type { AgentDraft } from '../../../../../backend/contract/agent-versions.ts';
import { toApiError } from '../../../lib/api-error.ts';
import type { DraftPut, Settings } from './draft-saver.ts';

interface DraftApi {
  put: (draft: DraftPut) => Promise<AgentDraft>;
  /** Null: there is none. */
  read: () => Promise<AgentDraft | null>;
}

/**
 * Saves a draft. When an answer was lost, what the backend has is newer than this page knows, and yet
 * its own: that is no conflict.
 *
 * @param tried - what was sent so far, of the same draft
 */
export function createPutDraft({ put, read }: DraftApi, tried: Set<string>) {
  return async function putDraft(draft: DraftPut): Promise<AgentDraft> {
    tried.add(canonical(draft.settings));
    try {
      return await put(draft);
    } catch (error) {
      if (toApiError(error).code !== 'conflict') throw error;
      const theirs = await read();
      if (theirs === null || !tried.has(canonical(theirs.settings))) throw error;
      return put({ ...draft, revision: theirs.revision });
    }
  };
}

/** The same text for the same settings, in whatever order they come back. */
const canonical = (settings: Settings): string =>
  JSON.stringify(settings, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
