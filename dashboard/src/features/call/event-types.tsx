import { Select } from '../../ui/input.tsx';
import type { CallEvent } from './queries.ts';

interface ChosenTypeProps {
  events: readonly CallEvent[];
  /** Null: all. */
  value: string | null;
  onChange: (type: string | null) => void;
}

/** Which type of events is shown, of those that there are. */
export function ChosenType({ events, value, onChange }: ChosenTypeProps) {
  const counts = Map.groupBy(events, ({ type }) => type);
  return (
    <Select
      aria-label="Type of events"
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value || null)}
    >
      <option value="">All {events.length} events</option>
      {[...counts].map(([type, some]) => (
        <option key={type} value={type}>
          {type} ({some.length})
        </option>
      ))}
    </Select>
  );
}
