import { Link } from '@tanstack/react-router';
import type { HeldCall, Worker } from '../../../../backend/contract/workers.ts';
import { formatNumber } from '../../lib/format.ts';
import { useMay } from '../../lib/me.ts';
import { Meter } from '../../ui/meter.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { Time, Timer } from '../../ui/time.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { WorkerActions } from './worker-actions.tsx';
import { WorkerStateView } from './worker-state.tsx';
import styles from './workers-table.module.css';

interface Row {
  worker: Worker;
  calls: HeldCall[];
}

const READ: Column<Row>[] = [
  {
    id: 'worker',
    header: 'Worker',
    cell: ({ worker: { id, host } }) => (
      <Tooltip text={id}>
        <span>{host ?? id}</span>
      </Tooltip>
    ),
  },
  { id: 'state', header: 'State', cell: ({ worker }) => <WorkerStateView worker={worker} /> },
  {
    id: 'pool',
    header: 'Pool',
    isWideOnly: true,
    cell: ({ worker: { agentName } }) => <code>{agentName}</code>,
  },
  {
    id: 'calls',
    header: 'Calls',
    cell: ({ worker, calls }) => (
      <div className={styles.calls}>
        <Load worker={worker} />
        <Calls calls={calls} />
      </div>
    ),
  },
  {
    id: 'seen',
    header: 'Heard of',
    isWideOnly: true,
    cell: ({ worker: { seenAt } }) => <Time at={seenAt} />,
  },
  {
    id: 'started',
    header: 'Started',
    isWideOnly: true,
    cell: ({ worker: { startedAt } }) => <Time at={startedAt} />,
  },
  {
    id: 'crashed',
    header: 'Last crash',
    isWideOnly: true,
    cell: ({ worker: { crashedAt } }) => <Time at={crashedAt} />,
  },
  {
    id: 'version',
    header: 'Version',
    isWideOnly: true,
    cell: ({ worker: { version } }) => version ?? '–',
  },
];

const WRITE: Column<Row>[] = [
  ...READ,
  {
    id: 'actions',
    header: 'Actions',
    align: 'end',
    cell: ({ worker }) => <WorkerActions worker={worker} />,
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

const SHOWN = 5;

/** Those in progress, the longest first. */
function Calls({ calls }: { calls: HeldCall[] }) {
  if (calls.length === 0) return null;
  const more = calls.length - SHOWN;
  return (
    <ul className={styles.list}>
      {calls.slice(0, SHOWN).map(({ callId, agent, startedAt }) => (
        <li key={callId}>
          <Link to="/" search={{ call: callId }}>
            {agent} <Timer since={startedAt} />
          </Link>
        </li>
      ))}
      {more > 0 && <li>and {formatNumber(more)} more</li>}
    </ul>
  );
}

export const WorkersTable = ({ workers, calls }: { workers: Worker[]; calls: HeldCall[] }) => (
  <Table
    caption="Workers"
    columns={useMay('workers:write') ? WRITE : READ}
    rows={workers.map((worker) => ({
      worker,
      calls: calls.filter(({ workerId }) => workerId === worker.id),
    }))}
    rowKey={({ worker }) => worker.id}
  />
);
