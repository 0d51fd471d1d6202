import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from '../../../ui/button.tsx';
import { Empty, NothingMatches } from '../../../ui/empty.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { NextPage } from '../../../ui/next-page.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { type AuditFilter, auditQuery } from '../queries.ts';
import styles from '../settings.module.css';
import { AuditTable } from './audit-table.tsx';

interface AuditProps {
  filter: AuditFilter;
  onFilter: (filter: AuditFilter) => void;
}

/** Who changed what, and who was refused at the door. */
export function Audit({ filter, onFilter }: AuditProps) {
  const query = useInfiniteQuery(auditQuery(filter));
  const isFiltered = Object.keys(filter).length > 0;
  const clear = () => onFilter({});
  const problem = !query.isFetchNextPageError && query.error && (
    <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
  );
  if (query.data === undefined) return problem || <Skeleton rows={10} height={32} />;
  const entries = query.data.pages.flatMap((page) => page.entries);
  if (entries.length === 0) {
    return isFiltered ? (
      <NothingMatches what="entries" onClear={clear} />
    ) : (
      <Empty title="Nothing yet">Every change that someone makes is noted here.</Empty>
    );
  }
  return (
    <>
      {problem}
      <div className={styles.bar}>
        <p>Choose a name or an action to see all of theirs.</p>
        {isFiltered && <Button onClick={clear}>Show all</Button>}
      </div>
      <AuditTable entries={entries} onNarrow={(chosen) => onFilter({ ...filter, ...chosen })} />
      <NextPage query={query}>Older entries</NextPage>
    </>
  );
}
