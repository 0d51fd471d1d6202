import { useMemo } from 'react';
import type { ApiKey } from '../../../../../backend/contract/keys.ts';
import { Button } from '../../../ui/button.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { Time } from '../../../ui/time.tsx';
import { Tooltip } from '../../../ui/tooltip.tsx';
import styles from '../settings.module.css';
import { SCOPE_WORDS } from './scope-words.ts';

interface KeysTableProps {
  keys: readonly ApiKey[];
  onRevoke: (key: ApiKey) => void;
}

export function KeysTable({ keys, onRevoke }: KeysTableProps) {
  const columns = useMemo<Column<ApiKey>[]>(
    () => [
      {
        id: 'name',
        header: 'Name',
        cell: ({ name, prefix }) => (
          <>
            {name} <code className={styles.muted}>{prefix}…</code>
          </>
        ),
      },
      { id: 'scopes', header: 'May', cell: ({ scopes }) => <Scopes scopes={scopes} /> },
      {
        id: 'madeBy',
        header: 'Made by',
        isWideOnly: true,
        cell: ({ madeBy }) => madeBy ?? 'service token',
      },
      {
        id: 'used',
        header: 'Last used',
        cell: ({ lastUsedAt }) => (lastUsedAt ? <Time at={lastUsedAt} /> : 'never'),
      },
      {
        id: 'expires',
        header: 'Expires',
        isWideOnly: true,
        cell: ({ expiresAt }) => (expiresAt ? <Time at={expiresAt} /> : 'never'),
      },
      {
        id: 'actions',
        header: 'Actions',
        align: 'end',
        cell: (key) => (
          <Button variant="ghost" aria-label={`Revoke ${key.name}`} onClick={() => onRevoke(key)}>
            Revoke
          </Button>
        ),
      },
    ],
    [onRevoke],
  );
  return <Table caption="API keys" columns={columns} rows={keys} rowKey={({ id }) => id} />;
}

function Scopes({ scopes }: Pick<ApiKey, 'scopes'>) {
  const words = scopes.map((scope) => SCOPE_WORDS[scope]);
  const [first, ...more] = words;
  if (more.length === 0) return <>{first}</>;
  return (
    <Tooltip text={words.join('; ')}>
      <span>
        {first} and {more.length} more
      </span>
    </Tooltip>
  );
}
