import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useController } from 'react-hook-form';
import type { AgentSettingsInput } from '../../../../../backend/contract/agents.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import type { ControlProps } from '../../../ui/field.tsx';
import { Input } from '../../../ui/input.tsx';
import styles from '../sections/lists.module.css';

interface Pair {
  /** Rows have no name of their own while they are typed. */
  key: number;
  name: string;
  value: string;
}

interface PairsProps extends ControlProps {
  path: 'pronunciations';
  nameLabel: string;
  valueLabel: string;
  addLabel: string;
}

/** Names with a text each, such as words and how they are said. */
export function Pairs({ path, nameLabel, valueLabel, addLabel, id, ...control }: PairsProps) {
  const { field } = useController<AgentSettingsInput, typeof path>({ name: path });
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
    <div id={id} role="group" className={styles.group} {...control}>
      {pairs.map(({ key, name, value }) => (
        <div key={key} className={styles.line}>
          <Input
            aria-label={nameLabel}
            placeholder={nameLabel}
            value={name}
            onChange={({ target }) => replace(key, { name: target.value })}
          />
          <Input
            aria-label={valueLabel}
            placeholder={valueLabel}
            value={value}
            onChange={({ target }) => replace(key, { value: target.value })}
          />
          <IconButton
            label={`Remove ${name || 'it'}`}
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
          {addLabel}
        </Button>
      </div>
    </div>
  );
}
