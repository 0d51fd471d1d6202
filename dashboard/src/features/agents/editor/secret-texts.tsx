import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useController } from 'react-hook-form';
import type { AgentSettingsInput } from '../../../../../backend/contract/agents.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Input, Select } from '../../../ui/input.tsx';
import { Group } from './group.tsx';
import styles from './secret-texts.module.css';
import { useProblem } from './setting.tsx';

type SecretText = string | { credential: string };

interface Entry {
  /** Entries have no name of their own while they are typed. */
  key: number;
  name: string;
  value: SecretText;
}

interface SecretTextsProps {
  path: `tools.mcp.${number}.transport.${'headers' | 'env'}`;
  label: string;
}

/** Names with a text each, or with the name of a secret that is put in when a tool acts. */
export function SecretTexts({ path, label }: SecretTextsProps) {
  const { field } = useController<AgentSettingsInput>({ name: path });
  const [entries, setEntries] = useState<Entry[]>(() =>
    Object.entries((field.value ?? {}) as Record<string, SecretText>).map(([name, value], key) => ({
      key,
      name,
      value,
    })),
  );
  const problem = useProblem(path);
  const change = (next: Entry[]) => {
    setEntries(next);
    const named = next.filter(({ name }) => name.trim() !== '');
    field.onChange(Object.fromEntries(named.map(({ name, value }) => [name, value])));
  };
  const replace = (key: number, fields: Partial<Entry>) =>
    change(entries.map((entry) => (entry.key === key ? { ...entry, ...fields } : entry)));
  const add = () =>
    change([...entries, { key: (entries.at(-1)?.key ?? -1) + 1, name: '', value: '' }]);
  return (
    <Group label={label} problem={problem}>
      {entries.map((entry) => (
        <SecretTextRow
          key={entry.key}
          entry={entry}
          onChange={(fields) => replace(entry.key, fields)}
          onRemove={() => change(entries.filter(({ key }) => key !== entry.key))}
        />
      ))}
      <div>
        <Button icon={<Plus size={16} aria-hidden />} onClick={add}>
          Add
        </Button>
      </div>
    </Group>
  );
}

interface RowProps {
  entry: Entry;
  onChange: (fields: Partial<Entry>) => void;
  onRemove: () => void;
}

function SecretTextRow({ entry: { name, value }, onChange, onRemove }: RowProps) {
  const isSecret = typeof value !== 'string';
  const text = isSecret ? value.credential : value;
  const withText = (next: string, secret: boolean) =>
    onChange({ value: secret ? { credential: next } : next });
  return (
    <div className={styles.row}>
      <Input
        aria-label="Name"
        placeholder="Name"
        isMono
        value={name}
        onChange={({ target }) => onChange({ name: target.value })}
      />
      <Select
        aria-label="Kind of value"
        value={isSecret ? 'secret' : 'text'}
        onChange={({ target }) => withText(text, target.value === 'secret')}
      >
        <option value="text">Text</option>
        <option value="secret">Secret</option>
      </Select>
      <Input
        aria-label={isSecret ? 'Name of the secret' : 'Text'}
        placeholder={isSecret ? 'Name under Credentials' : 'Text'}
        isMono
        value={text}
        onChange={({ target }) => withText(target.value, isSecret)}
      />
      <IconButton
        label={`Remove ${name || 'it'}`}
        icon={<Trash2 size={16} aria-hidden />}
        onClick={onRemove}
      />
    </div>
  );
}
