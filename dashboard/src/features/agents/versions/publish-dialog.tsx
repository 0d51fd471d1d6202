import { useMutation, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { api, data } from '../../../lib/api.ts';
import type { Issue } from '../../../lib/api-error.ts';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { QueryView } from '../../../ui/query-view.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { showToast } from '../../../ui/toast.tsx';
import type { Draft } from '../draft/use-draft.ts';
import { versionQuery } from '../queries.ts';

const Diff = lazy(() => import('./diff.tsx'));

interface PublishDialogProps {
  slug: string;
  draft: Draft;
  /** What keeps it from being published. */
  problems: readonly Issue[];
  onClose: () => void;
  onPublished: () => void;
}

/** Shows what publishing changes, and does it under a name. */
export function PublishDialog({ slug, draft, problems, onClose, onPublished }: PublishDialogProps) {
  const { saved, settings, save } = draft;
  const [note, setNote] = useState('');
  useEffect(() => {
    // A failure is told where the editor says whether it is saved.
    save().catch(() => {});
  }, [save]);
  const base = saved?.baseVersion ?? 1;
  const current = saved?.publishedVersion ?? base;
  const isBehind = base !== current;
  const before = useQuery({ ...versionQuery(slug, current), enabled: saved !== null });
  const publish = useMutation({
    mutationFn: async () => {
      // What others have published meanwhile was looked at in the difference above.
      if (isBehind) await draft.rebase(current);
      else await save();
      return data(
        api.POST('/v1/agents/{slug}/draft/publish', {
          params: { path: { slug } },
          body: { note: note.trim() === '' ? null : note },
        }),
      );
    },
    onSuccess: ({ version }) => {
      showToast(`Version ${version} is published.`);
      onClose();
      onPublished();
    },
  });
  return (
    <FormDialog
      title="Publish the draft"
      description="It takes effect with the next call. Calls in progress go on as they are."
      isWide
      action={isBehind ? `Publish over version ${current}` : 'Publish'}
      isReady={problems.length === 0}
      onSubmit={publish.mutate}
      busy={publish.isPending}
      error={publish.error}
      onClose={onClose}
    >
      {isBehind && (
        <p role="alert">
          Version {current} was published since this draft began from version {base}. Publishing
          replaces it: look at what that changes.
        </p>
      )}
      <QueryView query={before} skeleton={<Skeleton height={200} />}>
        {({ version, settings: published }) => (
          <Suspense fallback={<Skeleton height={200} />}>
            <Diff
              before={published}
              after={settings}
              beforeLabel={`version ${version}`}
              afterLabel="the draft"
            />
          </Suspense>
        )}
      </QueryView>
      {problems.length > 0 && (
        <div role="alert">
          <p>Before it can be published:</p>
          <ul>
            {problems.map(({ path, message }) => (
              <li key={`${path} ${message}`}>
                <code>{path || 'settings'}</code>: {message}
              </li>
            ))}
          </ul>
        </div>
      )}
      <TextField
        label="Name of the version"
        hint="What is new, in a few words."
        isOptional
        maxLength={200}
        value={note}
        onChange={setNote}
      />
    </FormDialog>
  );
}
