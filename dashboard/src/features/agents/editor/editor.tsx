import { lazy, type ReactNode, Suspense, useMemo, useRef, useState } from 'react';
import { ApiError } from '../../../lib/api-error.ts';
import { useMay } from '../../../lib/me.ts';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { fitForm } from '../draft/fits-form.ts';
import { problemsOf } from '../draft/plain-words.ts';
import { useDraft } from '../draft/use-draft.ts';
import type { Edited } from '../queries.ts';
import { Versions } from '../versions/versions.tsx';
import styles from './editor.module.css';
import { EditorBar } from './editor-bar.tsx';
import { SettingsForm } from './form.tsx';
import type { View } from './views.ts';

const TextView = lazy(() => import('./text-view.tsx'));

interface EditorProps {
  edited: Edited;
  view: View;
  onView: (view: View) => void;
  isReadOnly: boolean;
  /** What was published or discarded meanwhile is to be read again. */
  onReload: () => void;
  onTry: () => void;
  /** The head of the page. */
  header: ReactNode;
  /** What talks to the draft, or to what is published when there is none; null: it is not open. */
  trial: ((trial: Trial) => ReactNode) | null;
}

export interface Trial {
  isDraft: boolean;
  /** Saves what is typed. */
  save: () => Promise<void>;
}

/** One agent: its settings as a form or as text, and its versions. */
export function Editor(props: EditorProps) {
  const { edited, view, onView, isReadOnly, onReload, onTry, header, trial } = props;
  const { slug, published } = edited;
  const draft = useDraft(edited);
  const { settings, saved, saveState, change } = draft;
  const unread = useRef<string | null>(null);
  const problems = useMemo(() => problemsOf(settings, saved?.issues ?? []), [settings, saved]);
  return (
    <div className={styles.columns}>
      <div className={styles.main}>
        {header}
        <EditorBar
          slug={slug}
          publishedVersion={saved?.publishedVersion ?? published.version}
          draft={draft}
          problems={problems}
          isReadOnly={isReadOnly}
          onReload={onReload}
          onTry={useMay('talk') ? onTry : null}
          onProblem={() => {
            onView('form');
            requestAnimationFrame(focusProblem);
          }}
        />
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
                    unread={unread}
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
      {trial?.({
        isDraft: !isReadOnly && (saved !== null || saveState.kind !== 'clean'),
        save: draft.save,
      })}
    </div>
  );
}

/** Once the form is there. */
const focusProblem = (): void =>
  document.querySelector<HTMLElement>('form [aria-invalid="true"]')?.focus();

type FormViewProps = Omit<Parameters<typeof SettingsForm>[0], 'initial'> & {
  initial: ReturnType<typeof useDraft>['settings'];
};

function FormView({ initial, ...rest }: FormViewProps) {
  const [fitting] = useState(() => fitForm(initial));
  if (fitting !== null) return <SettingsForm initial={fitting} {...rest} />;
  const message = 'The draft holds something that the form cannot show. Edit it as text.';
  return <ErrorNotice error={new ApiError('invalid_request', message, null, rest.issues)} />;
}
