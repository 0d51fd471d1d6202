import type { LinkProps } from '@tanstack/react-router';
import { AudioLines, CircleAlert, FlaskConical, Monitor, Phone, Scissors } from 'lucide-react';
import type { Call } from '../../../../backend/contract/calls.ts';
import { DurationText, LatencyText, Money } from '../../ui/figures.tsx';
import { Outcome } from '../../ui/outcome.tsx';
import { Party } from '../../ui/party.tsx';
import { Badge } from '../../ui/state.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { Time, Timer } from '../../ui/time.tsx';
import styles from './calls-table.module.css';

export const CallsTable = ({ calls }: { calls: readonly Call[] }) => (
  <Table
    caption="Calls, newest first"
    columns={COLUMNS}
    rows={calls}
    rowKey={keyOf}
    linkOf={linkOf}
  />
);

const keyOf = ({ id }: Call) => id;
// With the filters, for "next" and "previous" among the same calls.
const linkOf = ({ id }: Call): LinkProps => ({ to: '/calls/$id', params: { id }, search: true });

const COLUMNS: readonly Column<Call>[] = [
  { id: 'time', header: 'Time', cell: ({ startedAt }) => <Time at={startedAt} /> },
  {
    id: 'caller',
    header: 'Caller',
    cell: (call) => (
      <span className={styles.caller}>
        <Way transport={call.transport} />
        <Party number={call.callerNumber} name={call.callerName} transport={call.transport} />
      </span>
    ),
  },
  {
    id: 'agent',
    header: 'Agent',
    isWideOnly: true,
    cell: ({ agent, agentVersion }) => (
      <>
        {agent}
        {agentVersion !== null && <span className={styles.muted}> v{agentVersion}</span>}
      </>
    ),
  },
  { id: 'outcome', header: 'Outcome', cell: ({ outcome }) => <Outcome outcome={outcome} /> },
  {
    id: 'duration',
    header: 'Duration',
    align: 'end',
    isWideOnly: true,
    cell: ({ durationMs, startedAt }) =>
      durationMs === null ? <Timer since={startedAt} /> : <DurationText ms={durationMs} />,
  },
  {
    id: 'latency',
    header: 'Slow replies',
    align: 'end',
    isWideOnly: true,
    // The p95, which of less than 20 replies is the slowest one.
    cell: ({ latencyP95Ms }) => <LatencyText ms={latencyP95Ms} />,
  },
  {
    id: 'cost',
    header: 'Cost',
    align: 'end',
    isWideOnly: true,
    cell: ({ cost }) => <Money micros={cost.micros} isIncomplete={cost.incomplete} />,
  },
  { id: 'flags', header: 'Flags', isWideOnly: true, cell: (call) => <Flags call={call} /> },
];

/** All calls come in; they differ in where from. */
function Way({ transport }: Pick<Call, 'transport'>) {
  const [Icon, words] =
    transport === 'sip' ? [Phone, 'Incoming, by phone'] : [Monitor, 'Incoming, from a browser'];
  return <Icon size={14} role="img" aria-label={words} className={styles.muted} />;
}

const Flags = ({ call: { errors, interruptions, isRecorded, trial } }: { call: Call }) => (
  <span className={styles.flags}>
    {trial && <Badge icon={FlaskConical}>Trial</Badge>}
    {errors !== null && errors > 0 && (
      <Badge tone="error" icon={CircleAlert}>
        {errors} {errors === 1 ? 'error' : 'errors'}
      </Badge>
    )}
    {interruptions !== null && interruptions > 0 && (
      <Badge icon={Scissors}>{interruptions}× interrupted</Badge>
    )}
    {isRecorded && <Badge icon={AudioLines}>Recorded</Badge>}
  </span>
);
