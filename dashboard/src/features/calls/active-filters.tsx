import { X } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { filterWords } from './filter-words.ts';
import styles from './filters.module.css';
import { type CallsSearch, type FilterName, filtersOf } from './search.ts';

interface ActiveFiltersProps {
  search: CallsSearch;
  onRemove: (name: FilterName) => void;
  onClear: () => void;
}

/** Each filter that is set, to be taken away by a press. */
export function ActiveFilters({ search, onRemove, onClear }: ActiveFiltersProps) {
  const names = filtersOf(search);
  if (names.length === 0) return null;
  return (
    <ul className={styles.chips} aria-label="Filters that are set">
      {names.map((name) => {
        const words = filterWords(search, name);
        return (
          <li key={name}>
            <Button
              className={styles.chip}
              aria-label={`Remove the filter: ${words}`}
              onClick={() => onRemove(name)}
            >
              {words}
              <X size={12} aria-hidden />
            </Button>
          </li>
        );
      })}
      <li>
        <Button variant="ghost" className={styles.chip} onClick={onClear}>
          Clear filters
        </Button>
      </li>
    </ul>
  );
}
