import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { agentNamesQuery } from '../../lib/agent-names.ts';
import { useKeys } from '../../lib/keys.ts';
import { useMay } from '../../lib/me.ts';
import { DIGITS, LOCAL_TIME, TEXT } from '../../lib/units.ts';
import { Button } from '../../ui/button.tsx';
import { RESULT_CHOICES } from '../../ui/outcome.tsx';
import { ChosenFilter, type FiltersProps, TypedFilter } from './filter-inputs.tsx';
import styles from './filters.module.css';
import { MoreFilters } from './more-filters.tsx';

/** The filters that are used most; the others open below. */
export function Filters({ search, onChange }: FiltersProps) {
  const [isOpen, setOpen] = useState(false);
  const mayReadContent = useMay('calls:content');
  const agents = useQuery(agentNamesQuery);
  const first = useRef<HTMLInputElement>(null);
  useKeys('Calls', { '/': { label: 'Search', run: () => first.current?.focus() } });
  return (
    <search className={styles.filters} aria-label="Filter the calls">
      <div className={styles.row}>
        {mayReadContent && (
          <TypedFilter
            label="Words said"
            type="search"
            placeholder="such as refund"
            value={search.q}
            unit={TEXT}
            inputRef={first}
            onChange={(q) => onChange({ q })}
          />
        )}
        <TypedFilter
          label="Number"
          type="search"
          placeholder="3 digits or more"
          value={search.number}
          unit={DIGITS}
          inputRef={mayReadContent ? undefined : first}
          onChange={(number) => onChange({ number })}
        />
        <ChosenFilter
          label="Agent"
          any="All agents"
          value={search.agent}
          choices={(agents.data ?? []).map(({ slug, name }) => ({ value: slug, label: name }))}
          onChange={(agent) => onChange({ agent })}
        />
        <ChosenFilter
          label="Outcome"
          any="Any outcome"
          value={search.result}
          choices={RESULT_CHOICES}
          onChange={(result) => onChange({ result })}
        />
        <TypedFilter
          label="From"
          type="datetime-local"
          value={search.from}
          unit={LOCAL_TIME}
          onChange={(from) => onChange({ from })}
        />
        <TypedFilter
          label="Before"
          type="datetime-local"
          value={search.to}
          unit={LOCAL_TIME}
          onChange={(to) => onChange({ to })}
        />
        <Button
          className={styles.more}
          aria-expanded={isOpen}
          onClick={() => setOpen((before) => !before)}
        >
          {isOpen ? 'Fewer filters' : 'More filters'}
        </Button>
      </div>
      {isOpen && <MoreFilters search={search} onChange={onChange} />}
    </search>
  );
}
