import { useQuery } from '@tanstack/react-query';
import type { ListedAgent } from '../../../../../backend/contract/agents.ts';
import { formatNumber } from '../../../lib/format.ts';
import { Money } from '../../../ui/figures.tsx';
import { Badge } from '../../../ui/state.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { Time } from '../../../ui/time.tsx';
import { costQuery } from '../queries.ts';
import styles from './agents-table.module.css';

const COLUMNS: readonly Column<ListedAgent>[] = [
  {
    id: 'name',
    header: 'Agent',
    cell: ({ name, slug }) => (
      <>
        <span className={styles.name}>{name}</span> <code className={styles.slug}>{slug}</code>
      </>
    ),
  },
  { id: 'numbers', header: 'Numbers', isWideOnly: true, cell: numbersOf },
  {
    id: 'version',
    header: 'Version',
    cell: ({ version, hasDraft }) => (
      <>
        {version} {hasDraft && <Badge tone="llm">Draft</Badge>}
      </>
    ),
  },
  {
    id: 'published',
    header: 'Published',
    isWideOnly: true,
    cell: ({ publishedAt }) => <Time at={publishedAt} />,
  },
  { id: 'calls', header: 'Calls today', align: 'end', cell: ({ calls }) => formatNumber(calls) },
  { id: 'cost', header: 'A minute', align: 'end', cell: ({ slug }) => <Minute slug={slug} /> },
];

export const AgentsTable = ({ agents }: { agents: readonly ListedAgent[] }) => (
  <Table
    caption="Agents"
    columns={COLUMNS}
    rows={agents}
    rowKey={({ slug }) => slug}
    linkOf={({ slug }) => ({ to: '/agents/$slug', params: { slug } })}
  />
);

function numbersOf({ numbers, numberCount }: ListedAgent) {
  if (numberCount === 0) return <span className={styles.slug}>none</span>;
  const more = numberCount - numbers.length;
  return (
    <>
      {numbers.join(', ')}
      {more > 0 && ` and ${formatNumber(more)} more`}
    </>
  );
}

/** What a minute costs; each row asks for its own. */
function Minute({ slug }: { slug: string }) {
  const { data } = useQuery(costQuery(slug));
  if (data === undefined) return <>–</>;
  return <Money micros={data.micros} currency={data.currency} isIncomplete={data.incomplete} />;
}
