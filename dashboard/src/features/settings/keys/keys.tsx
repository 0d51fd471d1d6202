import { useQuery, useQueryClient } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import type { ApiKey } from '../../../../../backend/contract/keys.ts';
import { api } from '../../../lib/api.ts';
import { Button } from '../../../ui/button.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { QueryView } from '../../../ui/query-view.tsx';
import { SecretDialog } from '../../../ui/secret-dialog.tsx';
import { keysQuery } from '../queries.ts';
import styles from '../settings.module.css';
import { KeysTable } from './keys-table.tsx';
import { NewKeyDialog } from './new-key-dialog.tsx';

/** What programs identify themselves with. */
export function Keys() {
  const queryClient = useQueryClient();
  const query = useQuery(keysQuery);
  const [isCreating, setCreating] = useState(false);
  const [created, setCreated] = useState<{ name: string; secret: string } | null>(null);
  const [revoked, revoke] = useState<ApiKey | null>(null);
  const create = (
    <Button
      variant="primary"
      icon={<KeyRound size={16} aria-hidden />}
      onClick={() => setCreating(true)}
    >
      New key
    </Button>
  );
  return (
    <>
      <QueryView query={query}>
        {(keys) =>
          keys.length === 0 ? (
            <Empty title="No API keys yet" action={create}>
              A program that uses the <a href="/reference">API</a> sends a key with each request.
            </Empty>
          ) : (
            <>
              <div className={styles.bar}>
                <p>
                  For programs that use the <a href="/reference">API</a>.
                </p>
                {create}
              </div>
              <KeysTable keys={keys} onRevoke={revoke} />
            </>
          )
        }
      </QueryView>
      {isCreating && (
        <NewKeyDialog
          onClose={() => setCreating(false)}
          onCreated={(name, secret) => {
            setCreating(false);
            setCreated({ name, secret });
          }}
        />
      )}
      {created && <NewSecret {...created} onClose={() => setCreated(null)} />}
      <ConfirmDialog
        title={`Revoke ${revoked?.name}?`}
        action="Revoke"
        isOpen={revoked !== null}
        onClose={() => revoke(null)}
        onConfirm={async () => {
          const params = { path: { id: revoked?.id ?? '' } };
          await api.DELETE('/v1/keys/{id}', { params });
          await queryClient.invalidateQueries({ queryKey: keysQuery.queryKey });
        }}
      >
        What uses it stops working at once. This cannot be undone.
      </ConfirmDialog>
    </>
  );
}

interface NewSecretProps {
  name: string;
  secret: string;
  onClose: () => void;
}

const NewSecret = ({ name, ...rest }: NewSecretProps) => (
  <SecretDialog title={`The key for ${name}`} label="Key" {...rest}>
    Send it as <code>Authorization: Bearer</code>.
  </SecretDialog>
);
