import { formatDuration, formatLatency, formatMoney } from '../lib/format.ts';
import { Tooltip } from './tooltip.tsx';

interface MoneyProps {
  /** Millionths; null: not known. */
  micros: number | null;
  currency?: string;
  /** Some of it has no price, so it is more than that. */
  isIncomplete?: boolean;
}

export function Money({ micros, currency = 'USD', isIncomplete = false }: MoneyProps) {
  const text = formatMoney(micros, currency);
  if (!isIncomplete || micros === null) return <>{text}</>;
  return (
    <Tooltip text="Some of it has no price in the price book: it is at least this much.">
      <span>≥ {text}</span>
    </Tooltip>
  );
}

/** How long something lasted: `3:07`. */
export const DurationText = ({ ms }: { ms: number | null }) => <>{formatDuration(ms)}</>;

/** How long something took to come: `640 ms`, `1.24 s`. */
export const LatencyText = ({ ms }: { ms: number | null }) => <>{formatLatency(ms)}</>;
