import type { Worker } from '../../../../backend/contract/workers.ts';
import { formatNumber } from '../../lib/format.ts';
import { useMay } from '../../lib/me.ts';
import { Meter } from '../../ui/meter.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { Time } from '../../ui/time.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { WorkerActions } from './worker-actions.tsx';
import { WorkerStateView } from './worker-state.tsx';
import styles from './workers-table.module.css';

const READ: Column<Worker>[] = [
  {
    id: 'worker',
    header: 'Worker',
    cell: ({ id, host }) => (
      <Tooltip text={id}>
        <span>{host ?? id}</span>
      </Tooltip>
    ),
  },
  { id: 'state', header: 'State', cell: (worker) => <WorkerStateView worker={worker} /> },
  {
    id: 'pool',
    header: 'Pool',
    isWideOnly: true,
    cell: ({ agentName }) => <code>{agentName}</code>,
  },
  { id: 'calls', header: 'Calls', cell: (worker) => <Load worker={worker} /> },
  {
    id: 'seen',
    header: 'Heard of',
    isWideOnly: true,
    cell: ({ seenAt }) => <Time at={seenAt} />,
  },
  {
    id: 'started',
    header: 'Started',
    isWideOnly: true,
    cell: ({ startedAt }) => <Time at={startedAt} />,
  },
  {
    id: 'crashed',
    header: 'Last crash',
    isWideOnly: true,
    cell: ({ crashedAt }) => <Time at={crashedAt} />,
  },
  {
    id: 'version',
    header: 'Version',
    isWideOnly: true,
    cell: ({ version }) => version ?? '–',
  },
];

const WRITE: Column<Worker>[] = [
  ...READ,
  {
    id: 'actions',
    header: 'Actions',
    align: 'end',
    cell: (worker) => <WorkerActions worker={worker} />,
  },
];

/** How many calls it has, of how many. */
function Load({ worker: { activeCalls, maxCalls, state } }: { worker: Worker }) {
  if (state === 'stopped' || state === 'lost') return <>–</>;
  if (maxCalls === null) return <>{formatNumber(activeCalls)}</>;
  const text = `${formatNumber(activeCalls)} of ${formatNumber(maxCalls)}`;
  return (
    <div className={styles.load}>
      {text}
      <Meter
        label="Calls"
        value={activeCalls}
        max={maxCalls}
        text={text}
        tone={activeCalls >= maxCalls ? 'warning' : 'ok'}
      />
    </div>
  );
}

export const WorkersTable = ({ workers }: { workers: Worker[] }) => (
  <Table
    caption="Workers"
    columns={useMay('workers:write') ? WRITE : READ}
    rows={workers}
    rowKey={({ id }) => id}
  />
);
