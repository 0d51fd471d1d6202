import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { agentNamesQuery } from '../../lib/agent-names.ts';
import { Button } from '../../ui/button.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Select } from '../../ui/input.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './filters.module.css';
import { customRange, type FiguresSearch, RANGES, rangeName, type TimeRange } from './search.ts';

const RANGE_WORDS = { '24h': '24 hours', '7d': '7 days', '30d': '30 days' } as const;
const day = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short' });

interface FiltersProps {
  search: FiguresSearch;
  onSearch: (next: FiguresSearch) => void;
}

/** Of which time and of whose calls the figures are. */
export function Filters({ search, onSearch }: FiltersProps) {
  const { data: agents = [] } = useQuery(agentNamesQuery);
  const [isChoosing, setIsChoosing] = useState(false);
  const { agent, from, to } = search;
  const chosen = rangeName(search);
  return (
    <div className={styles.filters}>
      <fieldset className={styles.ranges}>
        <legend className="visually-hidden">Time</legend>
        {(Object.keys(RANGES) as (keyof typeof RANGES)[]).map((range) => (
          <Button
            key={range}
            variant={chosen === range ? 'primary' : 'secondary'}
            aria-pressed={chosen === range}
            onClick={() => onSearch({ agent, range })}
          >
            {RANGE_WORDS[range]}
          </Button>
        ))}
        <Button
          variant={chosen === null ? 'primary' : 'secondary'}
          aria-pressed={chosen === null}
          onClick={() => setIsChoosing(true)}
        >
          {from && to ? day.formatRange(new Date(from), new Date(Date.parse(to) - 1)) : 'Other…'}
        </Button>
      </fieldset>
      <div className={styles.agent}>
        <Select
          aria-label="Agent"
          value={agent ?? ''}
          onChange={({ target }) => onSearch({ ...search, agent: target.value || undefined })}
        >
          <option value="">All agents</option>
          {agent && !agents.some(({ slug }) => slug === agent) && (
            <option value={agent}>{agent}</option>
          )}
          {agents.map(({ slug, name }) => (
            <option key={slug} value={slug}>
              {name}
            </option>
          ))}
        </Select>
      </div>
      {isChoosing && (
        <ChooseDays
          onClose={() => setIsChoosing(false)}
          onChosen={(range) => onSearch({ agent, ...range })}
        />
      )}
    </div>
  );
}

interface ChooseDaysProps {
  onClose: () => void;
  onChosen: (range: TimeRange) => void;
}

function ChooseDays({ onClose, onChosen }: ChooseDaysProps) {
  const [first, setFirst] = useState('');
  const [last, setLast] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const choose = () => {
    const range = customRange(first, last);
    if ('problem' in range) return setProblem(range.problem);
    onChosen(range);
    onClose();
  };
  return (
    <FormDialog title="Figures of other days" action="Show" onSubmit={choose} onClose={onClose}>
      <TextField label="First day" type="date" value={first} onChange={setFirst} />
      <TextField
        label="Last day"
        hint="More than 7 days are shown by the day, in UTC."
        error={problem}
        type="date"
        value={last}
        onChange={setLast}
      />
    </FormDialog>
  );
}
