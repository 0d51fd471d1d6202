import { useQuery } from '@tanstack/react-query';
import type { Figures } from '../../../../backend/contract/figures.ts';
import { useMay } from '../../lib/me.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Empty, NothingMatches } from '../../ui/empty.tsx';
import { PageHeader } from '../../ui/page.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Anomalies } from './anomalies.tsx';
import { Credit } from './credit.tsx';
import styles from './figures-page.module.css';
import { Filters } from './filters.tsx';
import { Histograms } from './histograms.tsx';
import { figuresQuery } from './queries.ts';
import { type FiguresSearch, rangeName, timeRange } from './search.ts';
import { Suggestions } from './suggestions/suggestions.tsx';
import { Agents, Errors, Outcomes } from './tables.tsx';
import { Tiles } from './tiles.tsx';
import { TimeCharts } from './time-charts.tsx';

interface FiguresPageProps {
  search: FiguresSearch;
  onSearch: (next: FiguresSearch) => void;
}

export function FiguresPage({ search, onSearch }: FiguresPageProps) {
  const asked = { ...timeRange(search, Date.now()), agent: search.agent };
  const query = useQuery(figuresQuery(asked));
  const isFiltered = search.agent !== undefined || rangeName(search) !== '24h';
  return (
    <>
      <PageHeader title="Figures" />
      <Filters search={search} onSearch={onSearch} />
      <div className={styles.page} data-stale={query.isPlaceholderData}>
        <QueryView query={query} skeleton={<Loading />}>
          {(figures) =>
            figures.total.calls > 0 ? (
              <Shown figures={figures} />
            ) : isFiltered ? (
              <NothingMatches what="closed calls" onClear={() => onSearch({})} />
            ) : (
              <NoCalls />
            )
          }
        </QueryView>
        <Suggestions agent={search.agent} />
        <Anomalies asked={asked} />
        <Credit />
      </div>
    </>
  );
}

const Shown = ({ figures }: { figures: Figures }) => (
  <>
    <Tiles figures={figures} />
    <div className={styles.charts}>
      <TimeCharts figures={figures} />
      <Histograms figures={figures} />
    </div>
    <div className={styles.tables}>
      <Outcomes figures={figures} />
      <Errors figures={figures} />
    </div>
    <Agents figures={figures} />
  </>
);

const Loading = () => (
  <>
    <Skeleton rows={1} height={84} label="Loading the figures" />
    <div className={styles.charts}>
      <Skeleton rows={2} height={312} label="Loading the charts" />
      <Skeleton rows={2} height={312} label="Loading the charts" />
    </div>
  </>
);

function NoCalls() {
  const mayTalk = useMay('talk');
  return (
    <Empty
      title="No calls in the last 24 hours"
      action={
        mayTalk && (
          <ButtonLink to="/talk" variant="primary">
            Talk to an agent
          </ButtonLink>
        )
      }
    >
      Figures are made when a call has ended. Choose another time above
      {mayTalk && ', or make a call here'}.
    </Empty>
  );
}
