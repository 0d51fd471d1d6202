import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react';
import { ApiError } from '../../../lib/api-error.ts';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { fitForm } from '../draft/fits-form.ts';
import { problemsOf } from '../draft/plain-words.ts';
import { useDraft } from '../draft/use-draft.ts';
import type { Edited } from '../queries.ts';
import { Versions } from '../versions/versions.tsx';
import { EditorBar } from './editor-bar.tsx';
import styles from './editor.module.css';
import { SettingsForm } from './form.tsx';

const TextView = lazy(() => import('./text-view.tsx'));

export const VIEWS = ['form', 'text', 'versions'] as const;
export type View = (typeof VIEWS)[number];

interface EditorProps {
  edited: Edited;
  view: View;
  onView: (view: View) => void;
  isReadOnly: boolean;
  /** What was published or discarded meanwhile is to be read again. */
  onReload: () => void;
  onTry: () => void;
  /** What talks to the draft, or to what is published when there is none; null: it is not open. */
  trial: ((trial: Trial) => ReactNode) | null;
}

export interface Trial {
  isDraft: boolean;
  /** Saves what is typed. */
  save: () => Promise<void>;
}

/** One agent: its settings as a form or as text, and its versions. */
export function Editor({ edited, view, onView, isReadOnly, onReload, onTry, trial }: EditorProps) {
  const { slug, published } = edited;
  const draft = useDraft(edited);
  const { settings, saved, saveState, change } = draft;
  const problems = useMemo(() => problemsOf(settings, saved?.issues ?? []), [settings, saved]);
  return (
    <>
      <EditorBar
        slug={slug}
        publishedVersion={saved?.publishedVersion ?? published.version}
        draft={draft}
        problems={problems}
        isReadOnly={isReadOnly}
        onReload={onReload}
        onTry={onTry}
      />
      <div className={styles.columns}>
        <div className={styles.main}>
          <Tabs
            label="Views of the agent"
            value={view}
            onChange={onView}
            tabs={[
              {
                value: 'form',
                title: 'Settings',
                content: (
                  <FormView
                    key={view}
                    slug={slug}
                    initial={settings}
                    issues={problems}
                    isReadOnly={isReadOnly}
                    onChange={change}
                  />
                ),
              },
              {
                value: 'text',
                title: 'As text',
                content: (
                  <Suspense fallback={<Skeleton height={640} />}>
                    <TextView
                      initial={settings}
                      issues={problems}
                      isReadOnly={isReadOnly}
                      onChange={change}
                    />
                  </Suspense>
                ),
              },
              {
                value: 'versions',
                title: 'Versions',
                content: (
                  <Versions
                    slug={slug}
                    publishedVersion={saved?.publishedVersion ?? published.version}
                    isReadOnly={isReadOnly}
                    onRestored={onReload}
                  />
                ),
              },
            ]}
          />
        </div>
        {trial?.({ isDraft: saved !== null || saveState.kind !== 'clean', save: draft.flush })}
      </div>
    </>
  );
}

type FormViewProps = Omit<Parameters<typeof SettingsForm>[0], 'initial'> & {
  initial: ReturnType<typeof useDraft>['settings'];
};

function FormView({ initial, ...rest }: FormViewProps) {
  const [fitting] = useState(() => fitForm(initial));
  if (fitting !== null) return <SettingsForm initial={fitting} {...rest} />;
  const message = 'The draft holds something that the form cannot show. Edit it as text.';
  return <ErrorNotice error={new ApiError('invalid_request', message, null, rest.issues)} />;
}
