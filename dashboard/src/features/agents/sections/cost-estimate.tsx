import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import type { AgentSettingsInput } from '../../../../../backend/contract/agents.ts';
import {
  type CostPerMinute,
  costlySettings,
} from '../../../../../backend/contract/cost-per-minute.ts';
import { api, data } from '../../../lib/api.ts';
import { formatMoney, formatNumber } from '../../../lib/format.ts';
import { formatUsage } from '../../../lib/usage.ts';
import { usePaused } from '../../../lib/use-paused.ts';
import { Money } from '../../../ui/figures.tsx';
import { QueryView } from '../../../ui/query-view.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import styles from './cost-estimate.module.css';

const PARTS = {
  stt: 'Recognition',
  llm: 'Conversation',
  tts: 'Voice',
  backend: 'Work',
  telephony: 'Telephony',
};

/** Asked about when typing pauses for so long. */
const PAUSE_MS = 500;

/** What a minute costs with what is chosen here. */
export function CostEstimate({ slug }: { slug: string }) {
  const [instructions, voice, otherLanguages, models, work] = useWatch<
    AgentSettingsInput,
    readonly ['instructions', 'voice', 'otherLanguages', 'models', 'work']
  >({ name: ['instructions', 'voice', 'otherLanguages', 'models', 'work'] });
  const parsed = costlySettings.safeParse({ instructions, voice, otherLanguages, models, work });
  // While a name is being typed there is none.
  const typed = parsed.success ? JSON.stringify(parsed.data) : null;
  const asked = usePaused(typed, PAUSE_MS);
  const query = useQuery({
    queryKey: ['agents', slug, 'estimate', asked],
    queryFn: ({ signal }) =>
      data(
        api.POST('/v1/agents/{slug}/cost-per-minute', {
          params: { path: { slug } },
          body: { settings: costlySettings.parse(JSON.parse(asked ?? '{}')) },
          signal,
        }),
      ),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  return (
    <QueryView query={query} skeleton={<Skeleton height={220} />}>
      {(cost) => <Estimate cost={cost} />}
    </QueryView>
  );
}

function Estimate({ cost }: { cost: CostPerMinute }) {
  const { currency, micros, incomplete, lines } = cost;
  const most = Math.max(1, ...lines.map((line) => line.micros ?? 0));
  return (
    <div className={styles.estimate}>
      <p>
        <strong className={styles.total}>
          <Money micros={micros} currency={currency} isIncomplete={incomplete} />
        </strong>{' '}
        a minute, {basisOf(cost)}
      </p>
      <ul className={styles.lines}>
        {lines.map((line) => (
          <li key={`${line.part} ${line.provider} ${line.model} ${line.unit}`}>
            <span>
              {PARTS[line.part]} <code>{line.model}</code>
            </span>
            <span className={styles.quantity}>{formatUsage(line.unit, line.quantity)}</span>
            <span className={styles.money}>
              {line.micros === null ? 'no price' : formatMoney(line.micros, currency)}
            </span>
            <span
              className={styles.bar}
              data-part={line.part}
              style={{ width: `${((line.micros ?? 0) / most) * 100}%` }}
              aria-hidden
            />
          </li>
        ))}
      </ul>
      {incomplete && (
        <p className={styles.note}>
          A line has no price in the price book: the minute costs more than this. Add the price
          under Settings.
        </p>
      )}
      {cost.assumptions.length > 0 && (
        <details>
          <summary>What this assumes</summary>
          <dl className={styles.assumptions}>
            {cost.assumptions.map(({ name, value, source }) => (
              <div key={name}>
                <dt>
                  {name}: {formatNumber(value)}
                </dt>
                <dd>{source}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </div>
  );
}

const basisOf = ({ basis, calls }: CostPerMinute): string =>
  basis === 'measured'
    ? `as measured on its last ${calls} calls.`
    : 'assuming a usual conversation; what it hands over to the working model comes on top.';
