import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { api } from '../../../lib/api.ts';
import { useMay } from '../../../lib/me.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { QueryView } from '../../../ui/query-view.tsx';
import { Table } from '../../../ui/table.tsx';
import { Time } from '../../../ui/time.tsx';
import { credentialsQuery } from '../queries.ts';
import { PutCredential } from './put-credential.tsx';
import { Section } from './section.tsx';

/** Secrets that tools act with. They hold at once, for published and draft alike. */
export function Credentials({ slug }: { slug: string }) {
  const mayWrite = useMay('credentials:write');
  const query = useQuery(credentialsQuery(slug));
  const queryClient = useQueryClient();
  const [isAdding, setAdding] = useState(false);
  const [forgotten, setForgotten] = useState<string | null>(null);
  const refresh = () =>
    queryClient.invalidateQueries({ queryKey: credentialsQuery(slug).queryKey });
  return (
    <Section
      id="credentials"
      title="Credentials"
      about="Secrets that tools act with. Nobody can read one back, the models neither. They hold at once, without publishing."
    >
      <QueryView query={query}>
        {(credentials) =>
          credentials.length === 0 ? (
            <p>There are none yet.</p>
          ) : (
            <Table
              caption="Credentials"
              rows={credentials}
              rowKey={({ name }) => name}
              columns={[
                { id: 'name', header: 'Name', cell: ({ name }) => <code>{name}</code> },
                {
                  id: 'hosts',
                  header: 'Only sent to',
                  cell: ({ hosts }) => hosts.join(', ') || 'programs that are started',
                },
                { id: 'at', header: 'Set', cell: ({ updatedAt }) => <Time at={updatedAt} /> },
                {
                  id: 'remove',
                  header: '',
                  align: 'end',
                  cell: ({ name }) =>
                    mayWrite && (
                      <IconButton
                        label={`Forget ${name}`}
                        icon={<Trash2 size={16} aria-hidden />}
                        onClick={() => setForgotten(name)}
                      />
                    ),
                },
              ]}
            />
          )
        }
      </QueryView>
      {mayWrite && (
        <div>
          <Button icon={<Plus size={16} aria-hidden />} onClick={() => setAdding(true)}>
            Add or replace a secret
          </Button>
        </div>
      )}
      {isAdding && (
        <PutCredential slug={slug} onClose={() => setAdding(false)} onDone={() => void refresh()} />
      )}
      <ConfirmDialog
        title={`Forget ${forgotten}?`}
        action="Forget"
        isOpen={forgotten !== null}
        onClose={() => setForgotten(null)}
        onConfirm={async () => {
          const params = { path: { slug, name: forgotten ?? '' } };
          await api.DELETE('/v1/agents/{slug}/credentials/{name}', { params });
          await refresh();
        }}
      >
        Tools that act with it will fail. It cannot be brought back.
      </ConfirmDialog>
    </Section>
  );
}
