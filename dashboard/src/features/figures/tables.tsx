import type { Figures } from '../../../../backend/contract/figures.ts';
import { formatMoney, formatNumber, formatShare } from '../../lib/format.ts';
import { Money } from '../../ui/figures.tsx';
import { Outcome } from '../../ui/outcome.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { CallsLink, timeOf } from './calls-link.tsx';
import { COST_PARTS } from './parts.ts';
import { Section } from './section.tsx';

type Ended = Figures['total']['outcomes'][number];
type Agent = Figures['agents'][number];
type Failure = Figures['total']['errors'][number];

export function Outcomes({ figures }: { figures: Figures }) {
  const columns: Column<Ended>[] = [
    {
      id: 'reason',
      header: 'How they ended',
      cell: ({ result, reason }) => (
        <CallsLink filters={{ ...timeOf(figures), reason }}>
          <Outcome outcome={{ result, reason, detail: null }} withReason />
        </CallsLink>
      ),
    },
    { id: 'calls', header: 'Calls', align: 'end', cell: ({ calls }) => formatNumber(calls) },
    {
      id: 'share',
      header: 'Share',
      align: 'end',
      cell: ({ calls }) => formatShare(calls / figures.total.calls),
    },
  ];
  return (
    <Section title="Outcomes">
      <Table
        caption="Outcomes"
        columns={columns}
        rows={figures.total.outcomes}
        rowKey={({ reason }) => reason}
      />
    </Section>
  );
}

export function Agents({ figures }: { figures: Figures }) {
  const columns: Column<Agent>[] = [
    {
      id: 'agent',
      header: 'Agent',
      cell: ({ agent }) => <CallsLink filters={{ ...timeOf(figures), agent }}>{agent}</CallsLink>,
    },
    { id: 'calls', header: 'Calls', align: 'end', cell: ({ calls }) => formatNumber(calls) },
    {
      id: 'failed',
      header: 'Failed',
      align: 'end',
      cell: ({ failed, calls }) => formatShare(failed / calls),
    },
    {
      id: 'cutOffs',
      header: 'Cut off',
      align: 'end',
      cell: ({ talk }) => formatShare(talk.replies === 0 ? null : talk.cutOffs / talk.replies),
    },
    {
      id: 'cost',
      header: 'Cost',
      align: 'end',
      cell: ({ cost }) => <Money micros={cost.micros} isIncomplete={cost.incompleteCalls > 0} />,
    },
    {
      id: 'minute',
      header: 'A minute',
      align: 'end',
      cell: ({ cost, durationMs }) =>
        formatMoney(durationMs === 0 ? null : cost.micros / (durationMs / 60_000)),
    },
    ...COST_PARTS.map(
      ({ part, name }): Column<Agent> => ({
        id: part,
        header: name,
        align: 'end',
        isWideOnly: true,
        cell: ({ costParts }) => {
          const cost = costParts[part];
          return (
            <Money micros={cost?.micros ?? null} isIncomplete={(cost?.incompleteCalls ?? 0) > 0} />
          );
        },
      }),
    ),
  ];
  return (
    <Section title="Agents">
      <Table
        caption="Agents, the dearest first"
        columns={columns}
        rows={figures.agents}
        rowKey={({ agent }) => agent}
      />
    </Section>
  );
}

const FAILURES: Column<Failure>[] = [
  { id: 'part', header: 'Part', cell: ({ part }) => part },
  { id: 'kind', header: 'What', cell: ({ kind }) => kind.replaceAll('_', ' ') },
  { id: 'count', header: 'Times', align: 'end', cell: ({ count }) => formatNumber(count) },
];

export function Errors({ figures }: { figures: Figures }) {
  const { errors } = figures.total;
  if (errors.length === 0) return null;
  return (
    <Section
      title="Errors on calls"
      description={
        <CallsLink filters={{ ...timeOf(figures), minErrors: 1 }}>The calls with errors</CallsLink>
      }
    >
      <Table
        caption="Errors on calls, the most frequent first"
        columns={FAILURES}
        rows={errors}
        rowKey={({ part, kind }) => `${part} ${kind}`}
      />
    </Section>
  );
}
