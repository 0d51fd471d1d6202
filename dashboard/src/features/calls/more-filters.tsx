import { COUNT, MILLISECONDS, MONEY, SECONDS } from '../../lib/units.ts';
import { REASON_CHOICES } from '../../ui/outcome.tsx';
import { ChosenFilter, type FiltersProps, TypedFilter } from './filter-inputs.tsx';
import styles from './filters.module.css';

const TRANSPORTS = [
  { value: 'sip', label: 'A phone' },
  { value: 'web', label: 'A browser' },
];
const STATES = [
  { value: 'true', label: 'In progress' },
  { value: 'false', label: 'Ended' },
];
const RECORDED = [
  { value: 'true', label: 'Recorded' },
  { value: 'false', label: 'Not recorded' },
];

const TRIALS = [
  { value: 'true', label: 'Only trials' },
  { value: 'false', label: 'No trials' },
];

const isTrue = (flag: string | undefined) => (flag === undefined ? undefined : flag === 'true');
const flag = (value: boolean | undefined) => (value === undefined ? undefined : String(value));

export const MoreFilters = ({ search, onChange }: FiltersProps) => (
  <div className={styles.row}>
    <ChosenFilter
      label="Ended by"
      any="Anything"
      value={search.reason}
      choices={REASON_CHOICES}
      onChange={(reason) => onChange({ reason })}
    />
    <ChosenFilter
      label="State"
      any="All"
      value={flag(search.open)}
      choices={STATES}
      onChange={(open) => onChange({ open: isTrue(open) })}
    />
    <ChosenFilter
      label="Came from"
      any="Anywhere"
      value={search.transport}
      choices={TRANSPORTS}
      onChange={(way) => onChange({ transport: way === 'sip' || way === 'web' ? way : undefined })}
    />
    <ChosenFilter
      label="Recording"
      any="With and without"
      value={flag(search.recorded)}
      choices={RECORDED}
      onChange={(recorded) => onChange({ recorded: isTrue(recorded) })}
    />
    <ChosenFilter
      label="Trials of drafts"
      any="With and without"
      value={flag(search.trial)}
      choices={TRIALS}
      onChange={(trial) => onChange({ trial: isTrue(trial) })}
    />
    <TypedFilter
      label="Longer than (s)"
      type="number"
      value={search.minDurationMs}
      unit={SECONDS}
      onChange={(minDurationMs) => onChange({ minDurationMs })}
    />
    <TypedFilter
      label="Shorter than (s)"
      type="number"
      value={search.maxDurationMs}
      unit={SECONDS}
      onChange={(maxDurationMs) => onChange({ maxDurationMs })}
    />
    <TypedFilter
      label="Cost from ($)"
      type="number"
      value={search.minCostMicros}
      unit={MONEY}
      onChange={(minCostMicros) => onChange({ minCostMicros })}
    />
    <TypedFilter
      label="Cost up to ($)"
      type="number"
      value={search.maxCostMicros}
      unit={MONEY}
      onChange={(maxCostMicros) => onChange({ maxCostMicros })}
    />
    <TypedFilter
      label="Slow replies from (ms)"
      type="number"
      value={search.minLatencyMs}
      unit={MILLISECONDS}
      onChange={(minLatencyMs) => onChange({ minLatencyMs })}
    />
    <TypedFilter
      label="Slow replies up to (ms)"
      type="number"
      value={search.maxLatencyMs}
      unit={MILLISECONDS}
      onChange={(maxLatencyMs) => onChange({ maxLatencyMs })}
    />
    <TypedFilter
      label="Errors from"
      type="number"
      value={search.minErrors}
      unit={COUNT}
      onChange={(minErrors) => onChange({ minErrors })}
    />
    <TypedFilter
      label="Interruptions from"
      type="number"
      value={search.minInterruptions}
      unit={COUNT}
      onChange={(minInterruptions) => onChange({ minInterruptions })}
    />
  </div>
);
