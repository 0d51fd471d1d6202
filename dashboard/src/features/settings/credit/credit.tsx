import { useQuery } from '@tanstack/react-query';
import { Wallet } from 'lucide-react';
import { useState } from 'react';
import type { Account } from '../../../../../backend/contract/accounts.ts';
import { formatMoney } from '../../../lib/format.ts';
import { useMay } from '../../../lib/me.ts';
import { Button } from '../../../ui/button.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { QueryView } from '../../../ui/query-view.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { Time } from '../../../ui/time.tsx';
import styles from '../settings.module.css';
import { AccountDialog } from './account-dialog.tsx';
import { CreditAccount } from './credit-account.tsx';
import { accountsQuery } from './queries.ts';

const COLUMNS: Column<Account>[] = [
  {
    id: 'name',
    header: 'Account',
    cell: ({ name, slug }) => (
      <>
        {name} <code className={styles.muted}>{slug}</code>
      </>
    ),
  },
  {
    id: 'since',
    header: 'Since',
    isWideOnly: true,
    cell: ({ createdAt }) => <Time at={createdAt} />,
  },
  {
    id: 'balance',
    header: 'Credit left',
    align: 'end',
    cell: ({ balanceMicros, currency }) => formatMoney(balanceMicros, currency),
  },
];

const linkOf = ({ slug }: Account) => ({
  to: '/settings' as const,
  search: { tab: 'credit' as const, account: slug },
});

/** Whose credit pays for calls. */
export function Credit({ open }: { open: string | null }) {
  const query = useQuery(accountsQuery);
  const mayWrite = useMay('money:write');
  const [isAdding, setAdding] = useState(false);
  const add = mayWrite && (
    <Button
      variant="primary"
      icon={<Wallet size={16} aria-hidden />}
      onClick={() => setAdding(true)}
    >
      New account
    </Button>
  );
  return (
    <>
      <QueryView query={query}>
        {(accounts) => {
          const opened = accounts.find(({ slug }) => slug === open);
          if (opened) return <CreditAccount key={opened.slug} account={opened} />;
          if (accounts.length === 0) {
            return (
              <Empty title="No accounts yet" action={add}>
                Calls are accounted, and nobody pays. Give an agent an account, and its calls are
                answered for as long as there is credit.
              </Empty>
            );
          }
          return (
            <>
              <div className={styles.bar}>
                <p>Calls of an agent with an account are answered while it has credit.</p>
                {add}
              </div>
              <Table
                caption="Accounts, and the credit that is left"
                columns={COLUMNS}
                rows={accounts}
                rowKey={({ slug }) => slug}
                linkOf={linkOf}
              />
            </>
          );
        }}
      </QueryView>
      {isAdding && <AccountDialog account={null} onClose={() => setAdding(false)} />}
    </>
  );
}
