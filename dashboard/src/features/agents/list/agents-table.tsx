import type { AgentOverview } from '../../../../../backend/contract/agent-overviews.ts';
import { formatNumber } from '../../../lib/format.ts';
import { Money } from '../../../ui/figures.tsx';
import { Badge } from '../../../ui/state.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { Time } from '../../../ui/time.tsx';
import styles from './agents-table.module.css';

const COLUMNS: readonly Column<AgentOverview>[] = [
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
  { id: 'cost', header: 'A minute', align: 'end', cell: minuteOf },
];

export const AgentsTable = ({ agents }: { agents: readonly AgentOverview[] }) => (
  <Table
    caption="Agents"
    columns={COLUMNS}
    rows={agents}
    rowKey={({ slug }) => slug}
    linkOf={({ slug }) => ({ to: '/agents/$slug', params: { slug } })}
  />
);

function numbersOf({ numbers, numberCount }: AgentOverview) {
  if (numberCount === 0) return <span className={styles.slug}>none</span>;
  const more = numberCount - numbers.length;
  return (
    <>
      {numbers.join(', ')}
      {more > 0 && ` and ${formatNumber(more)} more`}
    </>
  );
}

function minuteOf({ costPerMinute: { micros, currency, incomplete } }: AgentOverview) {
  return <Money micros={micros} currency={currency} isIncomplete={incomplete} />;
}
