import { useCallback, useEffect, useRef, useState } from 'react';
import type { AgentDraft } from '../../../../../backend/contract/agent-versions.ts';
import { api, data } from '../../../lib/api.ts';
import { ApiError } from '../../../lib/api-error.ts';
import { type Edited, readDraft } from '../queries.ts';
import { type DraftPut, DraftSaver, type SaveState, type Settings } from './draft-saver.ts';
import { keepDraft, keptDraft } from './kept-draft.ts';
import { createPutDraft } from './put-draft.ts';

const NOT_SAVED = 'What you have typed could not be saved. It is kept in this browser; try again.';

/** What this browser's page has sent, by agent: it may come back while a request is still under way. */
const tried = new Map<string, Set<string>>();

function putterOf(slug: string): (draft: DraftPut) => Promise<AgentDraft> {
  const ofAgent = tried.get(slug) ?? new Set();
  tried.set(slug, ofAgent);
  const params = { path: { slug } };
  return createPutDraft(
    {
      put: (body) => data(api.PUT('/v1/agents/{slug}/draft', { params, body })),
      read: () => readDraft(slug),
    },
    ofAgent,
  );
}

/** What is being edited: saved as it is typed, with what a page that was closed had not saved yet. */
export function useDraft({ slug, published, draft }: Edited) {
  const [begun] = useState(() => {
    const kept = keptDraft(slug);
    const known = { baseVersion: published.version, revision: null, settings: published.settings };
    return { kept, ...known, ...draft, ...kept };
  });
  const [settings, setSettings] = useState<Settings>(begun.settings);
  const [saved, setSaved] = useState<AgentDraft | null>(draft);
  const [saveState, setSaveState] = useState<SaveState>({ kind: 'clean' });
  const [saver] = useState(
    () =>
      new DraftSaver({
        baseVersion: begun.baseVersion,
        revision: begun.revision,
        put: putterOf(slug),
        keep: (unsaved) => keepDraft(slug, unsaved),
        onState: setSaveState,
        onSaved: setSaved,
      }),
  );
  const change = useCallback(
    (next: Settings) => {
      setSettings(next);
      saver.change(next);
    },
    [saver],
  );
  /** Saves at once. @throws ApiError when that fails */
  const save = useCallback(async () => {
    await saver.flush();
    if (!saver.isSaved) throw new ApiError('unavailable', NOT_SAVED);
  }, [saver]);
  useEffect(() => {
    if (begun.kept !== null) saver.change(begun.kept.settings);
  }, [begun, saver]);
  useFlushing(saver);
  const latest = useRef(settings);
  latest.current = settings;
  return {
    settings,
    /** As the backend has it; null: there is none yet. */
    saved,
    saveState,
    change,
    save,
    stop: () => saver.stop(),
    /** Removes it. @throws ApiError when that fails: what is typed stays, and is saved */
    discard: () =>
      saver.discard(() => api.DELETE('/v1/agents/{slug}/draft', { params: { path: { slug } } })),
    /** Saves over what somebody else has changed in the draft. */
    async keepMine(): Promise<void> {
      const theirs = await readDraft(slug);
      const { baseVersion } = theirs ?? begun;
      const revision = theirs?.revision ?? null;
      await saver.saveOver({ settings: latest.current, baseVersion, revision });
    },
    /** Has it begin from another version, whose difference was looked at. */
    async rebase(baseVersion: number): Promise<void> {
      await save();
      const revision = saver.revision;
      await saver.saveOver({ settings: latest.current, baseVersion, revision });
      await save();
    },
  };
}

export type Draft = ReturnType<typeof useDraft>;

/** Saves at once when the page is left, and has the browser ask before it is closed on what is unsaved. */
function useFlushing(saver: DraftSaver): void {
  useEffect(() => {
    const onHide = () => void saver.flush();
    const onUnload = (event: BeforeUnloadEvent) => {
      if (!saver.isSaved) event.preventDefault();
    };
    document.addEventListener('visibilitychange', onHide);
    addEventListener('beforeunload', onUnload);
    return () => {
      document.removeEventListener('visibilitychange', onHide);
      removeEventListener('beforeunload', onUnload);
      void saver.flush();
    };
  }, [saver]);
}
