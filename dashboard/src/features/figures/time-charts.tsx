import { useNavigate } from '@tanstack/react-router';
import { type Figures, REPLY_TARGET_MS } from '../../../../backend/contract/figures.ts';
import { formatLatency, formatMoney, formatNumber, formatShare } from '../../lib/format.ts';
import type { Column } from '../../ui/table.tsx';
import { Table } from '../../ui/table.tsx';
import { type CallFilters, CallsLink } from './calls-link.tsx';
import { Chart, type ChartProps } from './charts/chart.tsx';
import type { Series } from './charts/drawing.ts';
import { COST_PARTS, LATENCY_PARTS } from './parts.ts';
import { allStarts, spanName } from './span-names.ts';

type Span = Figures['spans'][number];

/** How things went, hour by hour or day by day. */
export function TimeCharts({ figures }: { figures: Figures }) {
  return (
    <>
      <SpanChart
        figures={figures}
        title="Response time"
        description="From the end of the caller's words to the first sound of the reply."
        kind="lines"
        format={formatLatency}
        series={[
          { name: 'p50', color: 'agent', of: (span) => span.latency.total.p50 },
          { name: 'p95', color: 'llm', of: (span) => span.latency.total.p95 },
        ]}
        target={REPLY_TARGET_MS}
      />
      <SpanChart
        figures={figures}
        title="Where the response time goes"
        description="Averages: to the words, to the decision that the caller has finished, to the reply's first sound."
        kind="stack"
        format={formatLatency}
        series={[
          { name: 'Words', color: 'stt', of: (span) => orNull(span, span.stages.transcriptMs) },
          { name: 'Decision', color: 'wait', of: (span) => orNull(span, span.stages.decisionMs) },
          { name: 'Reply', color: 'llm', of: (span) => orNull(span, span.stages.replyMs) },
        ]}
      />
      <SpanChart
        figures={figures}
        title="Parts of the response time, p50"
        description="The model's first token and the voice's first sound may be there before the caller has finished."
        kind="lines"
        format={formatLatency}
        series={LATENCY_PARTS.map(({ name, color, part }) => ({
          name,
          color,
          of: (span) => span.latency[part].p50,
        }))}
      />
      <SpanChart
        figures={figures}
        title="Calls"
        kind="stack"
        isWhole
        format={formatNumber}
        series={[
          { name: 'Failed', color: 'error', of: (span) => span.failed },
          { name: 'Other', color: 'caller', of: (span) => span.calls - span.failed },
        ]}
      />
      <SpanChart
        figures={figures}
        title="Cost"
        description="What is known of it."
        kind="stack"
        format={formatMoney}
        series={COST_PARTS.map(({ name, color, part }) => ({
          name,
          color,
          of: (span) => span.costParts[part]?.micros ?? 0,
        }))}
      />
      <SpanChart
        figures={figures}
        title="Talking over each other"
        description="Of the replies: begun before the caller had finished. Of the agent's turns: cut by the caller."
        kind="lines"
        format={formatShare}
        series={[
          {
            name: 'Callers cut off',
            color: 'error',
            of: ({ talk }) => share(talk.cutOffs, talk.replies),
          },
          {
            name: 'Agent interrupted',
            color: 'caller',
            of: ({ talk }) => share(talk.interruptions, talk.turns.agent),
          },
        ]}
      />
    </>
  );
}

const orNull = ({ stages }: Span, ms: number) => (stages.count === 0 ? null : ms);
const share = (count: number, of: number) => (of === 0 ? null : count / of);

interface SpanChartProps
  extends Pick<ChartProps, 'title' | 'description' | 'kind' | 'isWhole' | 'format'> {
  figures: Figures;
  series: (Omit<Series, 'values'> & { of: (span: Span) => number | null })[];
  /** Drawn across. */
  target?: number;
}

function SpanChart({ figures, series, target, ...rest }: SpanChartProps) {
  const navigate = useNavigate();
  const { spans, span, agent } = figures;
  const byStart = new Map(spans.map((one) => [one.start, one]));
  const starts = allStarts(figures);
  const filtersOf = ({ start, end }: Pick<Span, 'start' | 'end'>): CallFilters => ({
    from: start,
    to: end,
    agent: agent ?? undefined,
  });
  const drawn: Series[] = series.map(({ of, ...one }) => ({
    ...one,
    values: starts.map((start) => {
      const found = byStart.get(start);
      return found ? of(found) : null;
    }),
  }));
  const line = target !== undefined && {
    name: `Target ${rest.format(target)}`,
    color: 'text-muted',
    isDashed: true,
    values: starts.map(() => target),
  };
  const columns: Column<Span>[] = [
    {
      id: 'time',
      header: span === 'hour' ? 'Hour' : 'Day',
      cell: (one) => <CallsLink filters={filtersOf(one)}>{spanName(one.start, span)}</CallsLink>,
    },
    ...series.map(({ name, of }): Column<Span> => {
      return { id: name, header: name, align: 'end', cell: (one) => rest.format(of(one)) };
    }),
  ];
  return (
    <Chart
      {...rest}
      x={starts.map((start) => Date.parse(start) / 1_000)}
      isDaily={span === 'day'}
      series={line ? [...drawn, line] : drawn}
      nameOf={(index) => spanName(starts[index] ?? figures.from, span)}
      onOpen={(index) => {
        const found = byStart.get(starts[index] ?? '');
        if (found) void navigate({ to: '/calls', search: filtersOf(found) });
      }}
      table={
        <Table caption={rest.title} columns={columns} rows={spans} rowKey={({ start }) => start} />
      }
    />
  );
}
