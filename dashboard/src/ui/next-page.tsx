import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { Button } from './button.tsx';
import { ErrorNotice } from './error-notice.tsx';

type Pages = Pick<
  UseInfiniteQueryResult,
  'hasNextPage' | 'isFetchingNextPage' | 'isFetchNextPageError' | 'error' | 'fetchNextPage'
>;

/** At the end of a list that comes page by page: asks for more. Without more there is nothing. */
export function NextPage({ query, children }: { query: Pages; children: string }) {
  const next = () => void query.fetchNextPage();
  if (query.isFetchNextPageError) return <ErrorNotice error={query.error} onRetry={next} />;
  if (!query.hasNextPage) return null;
  return (
    <Button busy={query.isFetchingNextPage} onClick={next}>
      {children}
    </Button>
  );
}
