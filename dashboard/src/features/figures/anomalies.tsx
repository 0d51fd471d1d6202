import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CircleAlert, CircleCheck, TrendingDown, TrendingUp } from 'lucide-react';
import { useState } from 'react';
import type { Anomaly } from '../../../../backend/contract/figures.ts';
import { formatDuration, formatLatency, formatMoney } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { State } from '../../ui/state.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { Time } from '../../ui/time.tsx';
import { anomaliesQuery } from './queries.ts';
import type { TimeRange } from './search.ts';
import { Section } from './section.tsx';

interface Words {
  /** What is unlike the others, said by how it deviates. */
  more: string;
  less: string;
  format: (value: number) => string;
}

const stuck = (words: string): Words => ({ more: words, less: words, format: formatDuration });

const WORDS: Readonly<Record<Anomaly['figure'], Words>> = {
  durationMs: { more: 'Long', less: 'Short', format: formatDuration },
  costMicros: { more: 'Dear', less: 'Cheap', format: formatMoney },
  latencyMs: { more: 'Slow replies', less: 'Quick replies', format: formatLatency },
  unheardMs: stuck('Nothing heard of it'),
  openMs: stuck('Over its time limit'),
  unclosedMs: stuck('Ended, not closed'),
};

const COLUMNS: Column<Anomaly>[] = [
  {
    id: 'what',
    header: 'What',
    cell: (anomaly) => (
      <Link to="/calls/$id" params={{ id: anomaly.callId }}>
        <Deviation anomaly={anomaly} />
      </Link>
    ),
  },
  {
    id: 'value',
    header: 'This call',
    align: 'end',
    cell: ({ figure, value }) => WORDS[figure].format(value),
  },
  {
    id: 'usual',
    header: 'Usual',
    align: 'end',
    cell: ({ figure, usual }) => WORDS[figure].format(usual),
  },
  { id: 'agent', header: 'Agent', cell: ({ agent }) => agent },
  { id: 'when', header: 'Began', cell: ({ startedAt }) => <Time at={startedAt} /> },
];

function Deviation({ anomaly: { figure, score } }: { anomaly: Anomaly }) {
  const { more, less } = WORDS[figure];
  if (score === null) {
    return (
      <State icon={CircleAlert} tone="error">
        {more}
      </State>
    );
  }
  return score > 0 ? (
    <State icon={TrendingUp} tone="warning">
      {more}
    </State>
  ) : (
    <State icon={TrendingDown}>{less}</State>
  );
}

/** More are shown when asked for. */
const FIRST = 10;

function Found({ anomalies }: { anomalies: Anomaly[] }) {
  const [isAll, setIsAll] = useState(false);
  if (anomalies.length === 0) {
    return (
      <p>
        <State icon={CircleCheck} tone="ok">
          None
        </State>
      </p>
    );
  }
  return (
    <>
      <Table
        caption="Unusual calls"
        columns={COLUMNS}
        rows={isAll ? anomalies : anomalies.slice(0, FIRST)}
        rowKey={({ callId, figure }) => `${callId} ${figure}`}
      />
      {!isAll && anomalies.length > FIRST && (
        <div>
          <Button onClick={() => setIsAll(true)}>Show all {anomalies.length}</Button>
        </div>
      )}
    </>
  );
}

/** Calls that are stuck, or unlike the others of their agent. */
export function Anomalies({ asked }: { asked: TimeRange & { agent?: string | undefined } }) {
  const query = useQuery(anomaliesQuery(asked));
  return (
    <Section
      title="Unusual calls"
      description="Calls that are stuck, and among the last 200 of each agent those far from what is usual."
    >
      <QueryView query={query}>{(anomalies) => <Found anomalies={anomalies} />}</QueryView>
    </Section>
  );
}
