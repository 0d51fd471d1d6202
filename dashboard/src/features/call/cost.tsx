import { useQuery } from '@tanstack/react-query';
import type { CallWithTurns } from '../../../../backend/contract/calls.ts';
import { formatMoney } from '../../lib/format.ts';
import { formatUsage } from '../../lib/usage.ts';
import { Money } from '../../ui/figures.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import breakdown from './breakdown.module.css';
import styles from './cost.module.css';
import { costQuery, refreshOf } from './queries.ts';

const PARTS = {
  stt: 'Recognition',
  llm: 'Model',
  tts: 'Voice',
  backend: 'Work',
  telephony: 'Telephony',
};
type Part = keyof typeof PARTS;

/** What the call cost, by part and line by line. */
export function Cost({ call }: { call: CallWithTurns }) {
  const query = useQuery({ ...costQuery(call.id), refetchInterval: refreshOf(call) });
  return (
    <QueryView query={query}>
      {({ micros, incomplete, currency, parts, discardedMicros, lines }) => (
        <div className={styles.cost}>
          <Bar parts={parts} currency={currency} />
          <div className={breakdown.scroll}>
            <table className={breakdown.table}>
              <caption className="visually-hidden">What the call used, and its cost</caption>
              <thead>
                <tr>
                  <th scope="col">Part</th>
                  <th scope="col">Of</th>
                  <th scope="col" className={breakdown.end}>
                    Used
                  </th>
                  <th scope="col" className={breakdown.end}>
                    Cost
                  </th>
                </tr>
              </thead>
              <tbody>
                {lines.map((line) => (
                  <tr key={Object.values(line).join()}>
                    <td>{PARTS[line.part]}</td>
                    <td>
                      {line.provider} {line.model}
                      {line.discarded && <span className={breakdown.note}> (not wanted)</span>}
                    </td>
                    <td className={breakdown.end}>{formatUsage(line.unit, line.quantity)}</td>
                    <td className={breakdown.end}>
                      {line.micros === null ? 'no price' : formatMoney(line.micros, currency)}
                    </td>
                  </tr>
                ))}
              </tbody>
              <tfoot>
                <tr>
                  <th scope="row" colSpan={3}>
                    In all
                  </th>
                  <td className={breakdown.end}>
                    <Money micros={micros} currency={currency} isIncomplete={incomplete} />
                  </td>
                </tr>
              </tfoot>
            </table>
          </div>
          {discardedMicros > 0 && (
            <p className={breakdown.note}>
              {formatMoney(discardedMicros, currency)} of it went into replies that were prepared
              ahead, and then not wanted.
            </p>
          )}
        </div>
      )}
    </QueryView>
  );
}

interface BarProps {
  /** Null: some of it is not known. */
  parts: Partial<Record<Part, number | null>>;
  currency: string;
}

function Bar({ parts, currency }: BarProps) {
  const known = (Object.keys(PARTS) as Part[]).flatMap((part) => {
    const micros = parts[part];
    return micros === undefined ? [] : [{ part, micros }];
  });
  const sum = known.reduce((total, { micros }) => total + (micros ?? 0), 0);
  return (
    <div>
      {sum > 0 && (
        <div className={breakdown.bar} aria-hidden>
          {known.map(({ part, micros }) => (
            <span
              key={part}
              data-part={part}
              style={{ width: `${(100 * (micros ?? 0)) / sum}%` }}
            />
          ))}
        </div>
      )}
      <ul className={breakdown.legend}>
        {known.map(({ part, micros }) => (
          <li key={part}>
            <span className={breakdown.swatch} data-part={part} aria-hidden />
            {PARTS[part]} {micros === null ? 'not known' : formatMoney(micros, currency)}
          </li>
        ))}
      </ul>
    </div>
  );
}
