import type { LinkProps } from '@tanstack/react-router';
import { PhoneOff } from 'lucide-react';
import type { LiveCall } from '../../../../backend/contract/live.ts';
import { LatencyText, Money } from '../../ui/figures.tsx';
import { Party } from '../../ui/party.tsx';
import { Badge, State } from '../../ui/state.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { Timer } from '../../ui/time.tsx';
import styles from './live-table.module.css';
import { REASONS, STATES } from './words.ts';

/** One that has ended stays in its place while somebody points at the list. */
export type LiveRow = LiveCall & { isEnded?: boolean };

interface LiveTableProps {
  caption: string;
  calls: readonly LiveRow[];
  openId: string | null;
}

export const LiveTable = ({ caption, calls, openId }: LiveTableProps) => (
  <Table
    caption={caption}
    columns={COLUMNS}
    rows={calls}
    rowKey={keyOf}
    linkOf={linkOf}
    activeKey={openId}
  />
);

const keyOf = ({ id }: LiveCall) => id;
const linkOf = ({ id }: LiveCall): LinkProps => ({
  to: '/',
  search: { call: id },
  // The list stays where it is.
  resetScroll: false,
});

const COLUMNS: readonly Column<LiveRow>[] = [
  {
    id: 'caller',
    header: 'Caller',
    width: 150,
    cell: ({ callerNumber, callerName, transport }) => (
      <Party number={callerNumber} name={callerName} transport={transport} />
    ),
  },
  {
    id: 'state',
    header: 'State',
    cell: (call) => (
      <>
        <CallState call={call} />
        <div className={styles.narrowOnly}>
          <LastLine call={call} />
        </div>
      </>
    ),
  },
  {
    id: 'agent',
    header: 'Agent',
    width: 150,
    isWideOnly: true,
    cell: ({ agentName, agentVersion, calledNumber }) => (
      <>
        <span className={styles.agent}>
          {agentName}
          {agentVersion !== null && <span className={styles.muted}> v{agentVersion}</span>}
        </span>
        {calledNumber !== null && <span className={styles.dialled}>{calledNumber}</span>}
      </>
    ),
  },
  {
    id: 'line',
    header: 'Last said',
    isWideOnly: true,
    cell: (call) => <LastLine call={call} />,
  },
  {
    id: 'time',
    header: 'Time',
    width: 72,
    align: 'end',
    cell: ({ startedAt, isEnded }) => (isEnded ? '–' : <Timer since={startedAt} />),
  },
  {
    id: 'latency',
    header: 'Last reply',
    width: 92,
    align: 'end',
    isWideOnly: true,
    cell: ({ lastLatencyMs }) => <LatencyText ms={lastLatencyMs} />,
  },
  {
    id: 'cost',
    header: 'Cost',
    width: 92,
    align: 'end',
    isWideOnly: true,
    cell: ({ cost }) => <Money micros={cost.micros} isIncomplete={cost.incomplete} />,
  },
];

export function CallState({ call }: { call: LiveRow }) {
  const { state, operator, attention, isEnded = false } = call;
  if (isEnded) return <State icon={PhoneOff}>Ended</State>;
  const { word, icon, tone } = STATES[state];
  return (
    <span className={styles.states}>
      <State icon={icon} tone={tone}>
        {state === 'human' ? `${word}: ${operator}` : word}
      </State>
      {attention.map((reason) => {
        const { word, icon, tone } = REASONS[reason];
        return (
          <Badge key={reason} icon={icon} tone={tone}>
            {word}
          </Badge>
        );
      })}
    </span>
  );
}

function LastLine({ call: { lastLine, work } }: { call: LiveCall }) {
  if (work?.text) return <span className={styles.line}>{work.text}</span>;
  if (lastLine === null) return <span className={styles.muted}>–</span>;
  return (
    <span className={styles.line}>
      <span className={styles.muted}>{lastLine.speaker === 'caller' ? 'Caller: ' : 'Agent: '}</span>
      {lastLine.text}
    </span>
  );
}
