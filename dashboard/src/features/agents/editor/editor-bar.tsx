import { useMutation } from '@tanstack/react-query';
import { CircleAlert, Mic, Rocket, Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { Issue } from '../../../lib/api-error.ts';
import { Button } from '../../../ui/button.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { Badge } from '../../../ui/state.tsx';
import { SaveStatus } from '../draft/save-status.tsx';
import type { Draft } from '../draft/use-draft.ts';
import { PublishDialog } from '../versions/publish-dialog.tsx';
import styles from './editor.module.css';

interface EditorBarProps {
  slug: string;
  publishedVersion: number;
  draft: Draft;
  /** What keeps it from being published. */
  problems: readonly Issue[];
  isReadOnly: boolean;
  onReload: () => void;
  /** Null: who is signed in may not talk to agents. */
  onTry: (() => void) | null;
  /** Goes to what is wrong. */
  onProblem: () => void;
}

/** What is published, what is being edited, and what can be done with it. */
export function EditorBar(props: EditorBarProps) {
  const { slug, publishedVersion, draft, problems, isReadOnly, onReload, onTry, onProblem } = props;
  const [asked, ask] = useState<'publish' | 'discard' | null>(null);
  const { saved, saveState } = draft;
  const hasDraft = saved !== null || saveState.kind !== 'clean';
  return (
    <>
      <div className={styles.bar}>
        <div className={styles.facts}>
          <span>Callers hear version {publishedVersion}.</span>
          {hasDraft && <Badge tone="llm">Draft</Badge>}
          {problems.length > 0 && (
            <Button
              variant="ghost"
              icon={<CircleAlert size={16} aria-hidden />}
              onClick={onProblem}
            >
              {problems.length === 1 ? '1 problem' : `${problems.length} problems`}
            </Button>
          )}
          <SaveStatus state={saveState} />
        </div>
        {onTry && (
          <Button icon={<Mic size={16} aria-hidden />} onClick={onTry}>
            Try it
          </Button>
        )}
        {!isReadOnly && (
          <>
            <Button
              icon={<Undo2 size={16} aria-hidden />}
              disabled={!hasDraft}
              onClick={() => ask('discard')}
            >
              Discard
            </Button>
            <Button
              variant="primary"
              icon={<Rocket size={16} aria-hidden />}
              disabled={!hasDraft}
              onClick={() => ask('publish')}
            >
              Publish
            </Button>
          </>
        )}
      </div>
      {saveState.kind === 'conflict' && (
        <Conflict message={saveState.error.message} draft={draft} onReload={onReload} />
      )}
      {asked === 'publish' && (
        <PublishDialog
          slug={slug}
          draft={draft}
          problems={problems}
          onClose={() => ask(null)}
          onPublished={() => {
            draft.stop();
            onReload();
          }}
        />
      )}
      <ConfirmDialog
        title="Discard the draft?"
        action="Discard"
        isOpen={asked === 'discard'}
        onClose={() => ask(null)}
        onConfirm={async () => {
          await draft.discard();
          onReload();
        }}
      >
        Everything that was changed since version {saved?.baseVersion ?? publishedVersion} is gone
        then. Callers do not notice.
      </ConfirmDialog>
    </>
  );
}

interface ConflictProps {
  message: string;
  draft: Draft;
  onReload: () => void;
}

/** Two people have edited the same draft: one of the two stays. */
function Conflict({ message, draft, onReload }: ConflictProps) {
  const keep = useMutation({ mutationFn: () => draft.keepMine() });
  return (
    <div className={styles.conflict} role="alert">
      <p>
        {message.replace(' Read it again.', '')} What you have typed is kept in this browser, and
        not saved.
      </p>
      <Button
        onClick={() => {
          draft.stop();
          onReload();
        }}
      >
        Take theirs
      </Button>
      <Button variant="danger" busy={keep.isPending} onClick={() => keep.mutate()}>
        Keep mine
      </Button>
      {keep.error && <ErrorNotice error={keep.error} />}
    </div>
  );
}
