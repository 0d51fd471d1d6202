import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useController } from 'react-hook-form';
import type { AgentSettingsInput } from '../../../../../backend/contract/agents.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Input } from '../../../ui/input.tsx';
import { HINTS } from '../hints.ts';
import styles from '../sections/lists.module.css';
import { Group } from './group.tsx';
import { useProblem } from './setting.tsx';

interface Pair {
  /** Rows have no name of their own while they are typed. */
  key: number;
  name: string;
  value: string;
}

/** Words and how they are said. */
export function Pronunciations() {
  const { field } = useController<AgentSettingsInput, 'pronunciations'>({
    name: 'pronunciations',
  });
  const [pairs, setPairs] = useState<Pair[]>(() =>
    Object.entries(field.value ?? {}).map(([name, value], key) => ({ key, name, value })),
  );
  const change = (next: Pair[]) => {
    setPairs(next);
    const named = next.filter(({ name }) => name.trim() !== '');
    field.onChange(Object.fromEntries(named.map(({ name, value }) => [name, value])));
  };
  const replace = (key: number, fields: Partial<Pair>) =>
    change(pairs.map((pair) => (pair.key === key ? { ...pair, ...fields } : pair)));
  return (
    <Group {...HINTS.pronunciations} problem={useProblem('pronunciations')}>
      {pairs.map(({ key, name, value }) => (
        <div key={key} className={styles.line}>
          <Input
            aria-label="Written"
            placeholder="Written"
            value={name}
            onChange={({ target }) => replace(key, { name: target.value })}
          />
          <Input
            aria-label="Said as"
            placeholder="Said as"
            value={value}
            onChange={({ target }) => replace(key, { value: target.value })}
          />
          <IconButton
            label={`Remove ${name || 'the word'}`}
            icon={<Trash2 size={16} aria-hidden />}
            onClick={() => change(pairs.filter((pair) => pair.key !== key))}
          />
        </div>
      ))}
      <div>
        <Button
          icon={<Plus size={16} aria-hidden />}
          onClick={() =>
            change([...pairs, { key: (pairs.at(-1)?.key ?? -1) + 1, name: '', value: '' }])
          }
        >
          Add a word
        </Button>
      </div>
    </Group>
  );
}
