import { Ban, Check } from 'lucide-react';
import { useMemo } from 'react';
import type { AuditEntry } from '../../../../../backend/contract/audit.ts';
import { State } from '../../../ui/state.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { Time } from '../../../ui/time.tsx';
import type { AuditFilter } from '../queries.ts';
import styles from '../settings.module.css';
import { actionWords } from './action-words.ts';

const REFUSED_FROM = 400;

interface AuditTableProps {
  entries: readonly AuditEntry[];
  onNarrow: (chosen: AuditFilter) => void;
}

export function AuditTable({ entries, onNarrow }: AuditTableProps) {
  const columns = useMemo<Column<AuditEntry>[]>(
    () => [
      { id: 'at', header: 'When', cell: ({ at }) => <Time at={at} /> },
      {
        id: 'actor',
        header: 'Who',
        cell: ({ actor: { id, kind, name } }) => {
          const words = kind === 'key' ? `key “${name}”` : name;
          if (id === null) return words;
          return <Narrow words={words} onClick={() => onNarrow({ actor: id })} />;
        },
      },
      {
        id: 'action',
        header: 'What',
        cell: ({ action }) => (
          <Narrow words={actionWords(action)} onClick={() => onNarrow({ action })} />
        ),
      },
      {
        id: 'target',
        header: 'Where',
        isWideOnly: true,
        cell: ({ target }) => <code>{target}</code>,
      },
      {
        id: 'status',
        header: 'Outcome',
        cell: ({ status }) =>
          status < REFUSED_FROM ? (
            <State icon={Check} tone="ok">
              Done
            </State>
          ) : (
            <State icon={Ban} tone="error">
              Refused
            </State>
          ),
      },
      { id: 'address', header: 'From', isWideOnly: true, cell: ({ address }) => address ?? '–' },
    ],
    [onNarrow],
  );
  return (
    <Table
      caption="Audit log, newest first"
      columns={columns}
      rows={entries}
      rowKey={({ id }) => String(id)}
    />
  );
}

const Narrow = ({ words, onClick }: { words: string; onClick: () => void }) => (
  <button type="button" className={styles.link} onClick={onClick}>
    {words}
  </button>
);
