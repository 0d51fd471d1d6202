import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { History } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import type { AgentVersion } from '../../../../../backend/contract/agent-versions.ts';
import { api, data } from '../../../lib/api.ts';
import { Button } from '../../../ui/button.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { NextPage } from '../../../ui/next-page.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { Badge } from '../../../ui/state.tsx';
import { Time } from '../../../ui/time.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { versionQuery, versionsQuery } from '../queries.ts';
import styles from './versions.module.css';

const Diff = lazy(() => import('./diff.tsx'));

interface VersionsProps {
  slug: string;
  publishedVersion: number;
  isReadOnly: boolean;
  onRestored: () => void;
}

/** Every publication, the newest first: what it changed, and the way back to it. */
export function Versions({ slug, publishedVersion, isReadOnly, onRestored }: VersionsProps) {
  const query = useInfiniteQuery(versionsQuery(slug));
  const [opened, open] = useState<number | null>(null);
  const [restored, restore] = useState<number | null>(null);
  const problem = !query.isFetchNextPageError && query.error && (
    <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
  );
  if (query.data === undefined) return problem || <Skeleton rows={4} height={56} />;
  const versions = query.data.pages.flatMap((page) => page.versions);
  return (
    <>
      {problem}
      <ol className={styles.versions} aria-label="Versions, the newest first">
        {versions.map((version) => (
          <li key={version.version}>
            <Version
              version={version}
              isPublished={version.version === publishedVersion}
              isOpen={opened === version.version}
              onOpen={(isOpen) => open(isOpen ? version.version : null)}
              onRestore={isReadOnly ? null : () => restore(version.version)}
            />
            {opened === version.version && <Change slug={slug} version={version.version} />}
          </li>
        ))}
      </ol>
      <NextPage query={query}>Older versions</NextPage>
      <ConfirmDialog
        title={`Go back to version ${restored}?`}
        action="Publish it again"
        isOpen={restored !== null}
        onClose={() => restore(null)}
        onConfirm={async () => {
          const params = { path: { slug, version: restored ?? 1 } };
          const made = await data(
            api.POST('/v1/agents/{slug}/versions/{version}/restore', { params, body: {} }),
          );
          showToast(`Version ${made.version} is published, as version ${restored} was.`);
          await query.refetch();
          onRestored();
        }}
      >
        Its settings are published as a new version, and take effect with the next call. A draft
        stays as it is.
      </ConfirmDialog>
    </>
  );
}

interface VersionProps {
  version: AgentVersion;
  isPublished: boolean;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
  onRestore: (() => void) | null;
}

function Version({ version: one, isPublished, isOpen, onOpen, onRestore }: VersionProps) {
  const { version, note, restoredFrom, publishedBy, publishedAt } = one;
  return (
    <div className={styles.version}>
      <div className={styles.what}>
        <p>
          <strong>Version {version}</strong>
          {note !== null && <> · {note}</>}
          {restoredFrom !== null && <> · as version {restoredFrom} was</>}{' '}
          {isPublished && <Badge tone="ok">Published</Badge>}
        </p>
        <p className={styles.who}>
          {publishedBy ?? 'The installation'}, <Time at={publishedAt} />
        </p>
      </div>
      <Button aria-expanded={isOpen} onClick={() => onOpen(!isOpen)}>
        {isOpen ? 'Hide the changes' : 'What it changed'}
      </Button>
      {onRestore !== null && !isPublished && (
        <Button icon={<History size={16} aria-hidden />} onClick={onRestore}>
          Go back to it
        </Button>
      )}
    </div>
  );
}

function Change({ slug, version }: { slug: string; version: number }) {
  const after = useQuery(versionQuery(slug, version));
  const before = useQuery({ ...versionQuery(slug, version - 1), enabled: version > 1 });
  const error = after.error ?? before.error;
  if (error) return <ErrorNotice error={error} />;
  if (after.data === undefined) return <Skeleton height={160} />;
  if (version > 1 && before.data === undefined) return <Skeleton height={160} />;
  return (
    <Suspense fallback={<Skeleton height={160} />}>
      <Diff
        before={before.data?.settings ?? {}}
        after={after.data.settings}
        beforeLabel={version > 1 ? `version ${version - 1}` : 'nothing'}
        afterLabel={`version ${version}`}
      />
    </Suspense>
  );
}
