import { useNavigate } from '@tanstack/react-router';
import {
  type Distribution,
  type Figures,
  LEAST_FOR_P95,
} from '../../../../backend/contract/figures.ts';
import { formatDuration, formatLatency, formatNumber } from '../../lib/format.ts';
import { type Column, Table } from '../../ui/table.tsx';
import { type CallFilters, CallsLink, timeOf } from './calls-link.tsx';
import { Chart } from './charts/chart.tsx';

/** How calls and replies spread. */
export function Histograms({ figures }: { figures: Figures }) {
  const { duration, latency } = figures.total;
  const within = timeOf(figures);
  return (
    <>
      <Histogram
        title="Length of calls"
        description={`p50 ${formatDuration(duration.p50)}, p95 ${formatDuration(duration.p95)}`}
        color="caller"
        of={duration}
        format={formatDuration}
        filtersOf={(above, upTo) => ({
          ...within,
          ...(above > 0 && { minDurationMs: above }),
          ...(upTo !== null && { maxDurationMs: upTo }),
        })}
      />
      <Histogram
        title="Response times"
        description={`Of ${formatNumber(latency.total.count)} replies: p50 ${formatLatency(latency.total.p50)}, p95 ${formatLatency(latency.total.p95)}. A bar opens the calls whose p95 lies there, of fewer than ${LEAST_FOR_P95} replies the slowest one.`}
        color="agent"
        of={latency.total}
        format={formatLatency}
        filtersOf={(above, upTo) => ({
          ...within,
          ...(above > 0 && { minLatencyMs: above }),
          ...(upTo !== null && { maxLatencyMs: upTo }),
        })}
      />
    </>
  );
}

interface HistogramProps {
  title: string;
  description: string;
  color: string;
  of: Distribution;
  format: (value: number) => string;
  filtersOf: (above: number, upTo: number | null) => CallFilters;
}

interface Bucket {
  name: string;
  count: number;
  filters: CallFilters;
}

function Histogram({ title, description, color, of, format, filtersOf }: HistogramProps) {
  const navigate = useNavigate();
  const buckets = of.buckets.map(({ upTo, count }, index): Bucket => {
    const above = of.buckets[index - 1]?.upTo ?? 0;
    const name =
      upTo === null
        ? `over ${format(above)}`
        : above === 0
          ? `up to ${format(upTo)}`
          : `${format(above)} to ${format(upTo)}`;
    return { name, count, filters: filtersOf(above, upTo) };
  });
  const columns: Column<Bucket>[] = [
    {
      id: 'name',
      header: title,
      cell: ({ name, filters }) => <CallsLink filters={filters}>{name}</CallsLink>,
    },
    { id: 'count', header: 'Count', align: 'end', cell: ({ count }) => formatNumber(count) },
  ];
  return (
    <Chart
      title={title}
      description={description}
      kind="bars"
      isWhole
      x={buckets.map((_, index) => index)}
      labels={of.buckets.map(({ upTo }) => (upTo === null ? 'more' : `≤${format(upTo)}`))}
      series={[{ name: 'Count', color, values: buckets.map(({ count }) => count) }]}
      format={formatNumber}
      nameOf={(index) => buckets[index]?.name ?? ''}
      onOpen={(index) => {
        const bucket = buckets[index];
        if (bucket) void navigate({ to: '/calls', search: bucket.filters });
      }}
      table={<Table caption={title} columns={columns} rows={buckets} rowKey={({ name }) => name} />}
    />
  );
}
