import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ListedNumber } from '../../../../backend/contract/numbers.ts';
import { agentNamesQuery } from '../../lib/agent-names.ts';
import { Button } from '../../ui/button.tsx';
import { Empty, NothingMatches } from '../../ui/empty.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Select } from '../../ui/input.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { DigitsFilter } from './digits-filter.tsx';
import { FromFile, NumberState } from './number-state.tsx';
import styles from './numbers-page.module.css';
import { type NumberFilter, numbersQuery } from './queries.ts';
import { Section } from './section.tsx';

const COLUMNS: readonly Column<ListedNumber>[] = [
  { id: 'number', header: 'Number', cell: ({ number }) => <code>{number}</code> },
  {
    id: 'agent',
    header: 'Agent',
    cell: ({ agent }) => (
      <Link to="/agents/$slug" params={{ slug: agent }}>
        {agent}
      </Link>
    ),
  },
  { id: 'trunk', header: 'Trunk', isWideOnly: true, cell: ({ trunk }) => trunk },
  {
    id: 'source',
    header: 'Declared',
    isWideOnly: true,
    cell: ({ source }) => (source === 'file' ? <FromFile /> : 'here'),
  },
  { id: 'state', header: 'In LiveKit', cell: ({ state }) => <NumberState state={state} /> },
];

const linkOf = ({ number }: ListedNumber) =>
  ({ to: '/numbers', search: (old: object) => ({ ...old, number, trunk: undefined }) }) as const;

interface NumbersSectionProps {
  filter: NumberFilter;
  onFilter: (filter: NumberFilter) => void;
  /** The one in the panel. */
  openNumber: string | null;
  /** What to do first; not everyone may. */
  addNumber: ReactNode;
}

/** Which number goes to which agent. */
export function NumbersSection(props: NumbersSectionProps) {
  const { filter, onFilter, openNumber, addNumber } = props;
  const query = useInfiniteQuery(numbersQuery(filter));
  const rows = query.data?.pages.flatMap(({ numbers }) => numbers);
  const isFiltered = filter.digits !== undefined || filter.agent !== undefined;
  return (
    <Section
      title="Numbers"
      actions={
        (isFiltered || rows?.length !== 0) && <Filters filter={filter} onFilter={onFilter} />
      }
    >
      {query.error && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton rows={4} label="Loading the numbers" />}
      {rows?.length === 0 && isFiltered && (
        <NothingMatches what="numbers" onClear={() => onFilter({})} />
      )}
      {rows?.length === 0 && !isFiltered && (
        <Empty title="No number yet" action={addNumber}>
          A number belongs to an agent, which answers its calls.
        </Empty>
      )}
      {rows !== undefined && rows.length > 0 && (
        <Table
          caption="Numbers"
          columns={COLUMNS}
          rows={rows}
          rowKey={({ number }) => number}
          linkOf={linkOf}
          activeKey={openNumber}
        />
      )}
      {query.hasNextPage && (
        <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          More numbers
        </Button>
      )}
    </Section>
  );
}

function Filters({ filter, onFilter }: Pick<NumbersSectionProps, 'filter' | 'onFilter'>) {
  const { data: agents = [] } = useQuery(agentNamesQuery);
  return (
    <search className={styles.filters}>
      <DigitsFilter
        value={filter.digits ?? ''}
        onChange={(digits) => onFilter({ ...filter, digits: digits || undefined })}
      />
      <Select
        aria-label="Agent"
        value={filter.agent ?? ''}
        onChange={({ target }) => onFilter({ ...filter, agent: target.value || undefined })}
      >
        <option value="">All agents</option>
        {agents.map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        ))}
      </Select>
    </search>
  );
}
