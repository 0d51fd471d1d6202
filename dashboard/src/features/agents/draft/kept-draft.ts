import type { DraftPut } from './draft-saver.ts';

const key = (slug: string) => `switchboard.unsaved-draft.${slug}`;

/** Keeps in the browser what could not be saved yet, so that a reload or a crash loses nothing. */
export function keepDraft(slug: string, draft: DraftPut | null): void {
  try {
    if (draft === null) localStorage.removeItem(key(slug));
    else localStorage.setItem(key(slug), JSON.stringify(draft));
  } catch {
    // Some browsers keep nothing in private windows; the backend still gets it.
  }
}

/** What a page that is gone has not saved. */
export function keptDraft(slug: string): DraftPut | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key(slug)) ?? 'null');
    return isDraft(kept) ? kept : null;
  } catch {
    return null;
  }
}

const isDraft = (kept: unknown): kept is DraftPut =>
  typeof kept === 'object' && kept !== null && 'settings' in kept && 'baseVersion' in kept;
