import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorNotice } from './error-notice.tsx';
import { Skeleton } from './skeleton.tsx';

interface QueryViewProps<Data> {
  query: UseQueryResult<Data>;
  /** Stands there while it loads: as high as what comes. */
  skeleton?: ReactNode;
  children: (data: Data) => ReactNode;
}

/** What a query brings; until then a skeleton, and in its place the error if it fails. */
export function QueryView<Data>({ query, skeleton, children }: QueryViewProps<Data>) {
  if (query.data !== undefined) {
    return (
      <>
        {query.error && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
        {children(query.data)}
      </>
    );
  }
  if (query.error) {
    return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  }
  return skeleton ?? <Skeleton rows={6} />;
}
