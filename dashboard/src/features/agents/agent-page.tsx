import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { refreshAgentLists } from '../../lib/agent-names.ts';
import { useMay } from '../../lib/me.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { PageHeader } from '../../ui/page.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ArchiveAgent } from './editor/archive-agent.tsx';
import { Editor, type Trial } from './editor/editor.tsx';
import type { View } from './editor/views.ts';
import { editedQuery } from './queries.ts';

interface AgentPageProps {
  slug: string;
  view: View;
  onView: (view: View) => void;
  onTry: () => void;
  /** See `Editor`. */
  trial: ((trial: Trial) => ReactNode) | null;
  onArchived: () => void;
}

export function AgentPage({ slug, view, onView, onTry, trial, onArchived }: AgentPageProps) {
  const query = useQuery(editedQuery(slug));
  const queryClient = useQueryClient();
  const mayWrite = useMay('agents:write');
  // What is read again replaces what the editor holds.
  const [generation, setGeneration] = useState(0);
  const [isOutdated, setOutdated] = useState(false);
  const reload = useMutation({
    mutationFn: () => query.refetch({ throwOnError: true }),
    onSuccess: () => {
      setOutdated(false);
      setGeneration((before) => before + 1);
    },
    // What the editor holds is published or discarded: edited further, it would come back.
    onError: () => setOutdated(true),
    onSettled: () => {
      void refreshAgentLists(queryClient);
      void queryClient.invalidateQueries({ queryKey: ['agents', slug, 'versions'] });
    },
  });
  const name = query.data?.published.settings.name ?? slug;
  const header = (
    <PageHeader
      title={name}
      tabTitle={`${name} · Agents`}
      actions={mayWrite && <ArchiveAgent slug={slug} onArchived={onArchived} />}
    />
  );
  if (isOutdated) {
    return (
      <>
        {header}
        {reload.error ? (
          <ErrorNotice error={reload.error} onRetry={() => reload.mutate()} />
        ) : (
          <Skeleton rows={8} height={64} />
        )}
      </>
    );
  }
  if (query.data === undefined) {
    return (
      <>
        {header}
        <QueryView query={query} skeleton={<Skeleton rows={8} height={64} />}>
          {() => null}
        </QueryView>
      </>
    );
  }
  return (
    <Editor
      key={`${slug} ${generation}`}
      edited={query.data}
      view={view}
      onView={onView}
      isReadOnly={!mayWrite}
      onReload={() => reload.mutate()}
      onTry={onTry}
      header={header}
      trial={trial}
    />
  );
}
