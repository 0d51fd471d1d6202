import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Account, Ledger as LedgerPage } from '../../../../../backend/contract/accounts.ts';
import { formatMoney } from '../../../lib/format.ts';
import { Button } from '../../../ui/button.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { Time } from '../../../ui/time.tsx';
import styles from '../settings.module.css';
import { ledgerQuery } from './queries.ts';

type Entry = LedgerPage['entries'][number];

const KINDS: Readonly<Record<Entry['kind'], string>> = {
  top_up: 'Credit added',
  adjustment: 'Adjusted',
  reserve: 'Reserved for a call',
  release: 'Reserve released',
  charge: 'Charged for a call',
};

/** What happened to the credit of an account. */
export function Ledger({ account: { slug, currency } }: { account: Account }) {
  const query = useInfiniteQuery(ledgerQuery(slug));
  const columns = useMemo(() => columnsIn(currency), [currency]);
  const entries = query.data?.pages.flatMap((page) => page.entries);
  return (
    <section className={styles.part} aria-labelledby="ledger">
      <h2 id="ledger">Ledger</h2>
      {query.error && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {entries === undefined ? (
        !query.error && <Skeleton rows={6} />
      ) : entries.length === 0 ? (
        <Empty title="Nothing yet">Credit that is added, and what calls cost, is noted here.</Empty>
      ) : (
        <Table
          caption="Ledger, newest first"
          columns={columns}
          rows={entries}
          rowKey={({ id }) => String(id)}
        />
      )}
      {query.hasNextPage && (
        <div className={styles.actions}>
          <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            Older entries
          </Button>
        </div>
      )}
    </section>
  );
}

const columnsIn = (currency: string): Column<Entry>[] => [
  { id: 'at', header: 'When', cell: ({ at }) => <Time at={at} /> },
  {
    id: 'kind',
    header: 'What',
    cell: ({ kind, callId }) =>
      callId === null ? (
        KINDS[kind]
      ) : (
        <Link to="/calls/$id" params={{ id: callId }}>
          {KINDS[kind]}
        </Link>
      ),
  },
  { id: 'note', header: 'Note', isWideOnly: true, cell: ({ note }) => note ?? '' },
  {
    id: 'amount',
    header: 'Amount',
    align: 'end',
    cell: ({ amountMicros }) => formatMoney(amountMicros, currency),
  },
];
