import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { useMay } from '../../lib/me.ts';
import { useRowKeys } from '../../lib/row-keys.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Empty, NothingMatches } from '../../ui/empty.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { PageHeader } from '../../ui/page.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ActiveFilters } from './active-filters.tsx';
import styles from './calls-page.module.css';
import { CallsTable } from './calls-table.tsx';
import { ExportMenu } from './export-menu.tsx';
import { Filters } from './filters.tsx';
import { callsQuery } from './queries.ts';
import { type CallsSearch, filtersOf } from './search.ts';
import { ViewsMenu } from './views-menu.tsx';

export function CallsPage({ search }: { search: CallsSearch }) {
  const query = useInfiniteQuery(callsQuery(search));
  const navigate = useNavigate();
  const open = (next: CallsSearch) => void navigate({ to: '/calls', search: next });
  const change = (part: object) => open({ ...search, ...part });
  const clear = () => open({});
  const table = useRef<HTMLDivElement>(null);
  useRowKeys(table, null);
  return (
    <>
      <PageHeader
        title="Calls"
        actions={
          <>
            <ViewsMenu search={search} onOpen={open} />
            <ExportMenu search={search} />
          </>
        }
      />
      <Filters search={search} onChange={change} />
      <ActiveFilters
        search={search}
        onRemove={(name) => change({ [name]: undefined })}
        onClear={clear}
      />
      <QueryView query={query} skeleton={<Skeleton rows={12} label="Loading the calls" />}>
        {({ pages }) => {
          const calls = pages.flatMap((page) => page.calls);
          if (calls.length > 0) {
            return (
              <div ref={table} className={styles.calls} data-stale={query.isPlaceholderData}>
                <CallsTable calls={calls} />
                <More query={query} shown={calls.length} />
              </div>
            );
          }
          return filtersOf(search).length > 0 ? (
            <NothingMatches what="calls" onClear={clear} />
          ) : (
            <NoCalls />
          );
        }}
      </QueryView>
    </>
  );
}

interface MoreProps {
  query: {
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    isFetchNextPageError: boolean;
    error: unknown;
    fetchNextPage: () => unknown;
  };
  shown: number;
}

function More({ query, shown }: MoreProps) {
  const next = () => void query.fetchNextPage();
  return (
    <footer className={styles.more}>
      {query.isFetchNextPageError && <ErrorNotice error={query.error} onRetry={next} />}
      {query.hasNextPage ? (
        <Button busy={query.isFetchingNextPage} onClick={next}>
          Load more
        </Button>
      ) : (
        <p>
          {shown} {shown === 1 ? 'call' : 'calls'}: these are all.
        </p>
      )}
    </footer>
  );
}

function NoCalls() {
  const mayTalk = useMay('talk');
  return (
    <Empty
      title="No calls yet"
      action={mayTalk && <ButtonLink to="/talk">Talk to an agent</ButtonLink>}
    >
      Each call is kept here, from when it comes in. Dial one of your numbers
      {mayTalk && ', or try an agent in the browser'}.
    </Empty>
  );
}
