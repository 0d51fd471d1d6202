import { useQuery } from '@tanstack/react-query';
import type { Account } from '../../../../backend/contract/accounts.ts';
import { formatMoney } from '../../lib/format.ts';
import { useMay } from '../../lib/me.ts';
import { QueryView } from '../../ui/query-view.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { accountsQuery } from './queries.ts';
import { Section } from './section.tsx';

const COLUMNS: Column<Account>[] = [
  { id: 'name', header: 'Account', cell: ({ name }) => name },
  {
    id: 'balance',
    header: 'Credit left',
    align: 'end',
    cell: ({ balanceMicros, currency }) => formatMoney(balanceMicros, currency),
  },
];

/** What is left of the credit that calls are paid with; nothing for who may not see money. */
export const Credit = () => (useMay('money:read') ? <Accounts /> : null);

function Accounts() {
  const query = useQuery(accountsQuery);
  // Without accounts calls are only accounted.
  if (query.data?.length === 0) return null;
  return (
    <Section title="Credit">
      <QueryView query={query}>
        {(accounts) => (
          <Table
            caption="Accounts and the credit that is left"
            columns={COLUMNS}
            rows={accounts}
            rowKey={({ slug }) => slug}
          />
        )}
      </QueryView>
    </Section>
  );
}
