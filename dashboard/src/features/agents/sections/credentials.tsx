import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { api, data } from '../../../lib/api.ts';
import { useMay } from '../../../lib/me.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { Dialog, DialogActions } from '../../../ui/dialog.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { Field } from '../../../ui/field.tsx';
import { Input, TextArea } from '../../../ui/input.tsx';
import { QueryView } from '../../../ui/query-view.tsx';
import { Table } from '../../../ui/table.tsx';
import { Time } from '../../../ui/time.tsx';
import { fromLines } from '../editor/values.ts';
import { credentialsQuery } from '../queries.ts';
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

interface PutCredentialProps {
  slug: string;
  onClose: () => void;
  onDone: () => void;
}

function PutCredential({ slug, onClose, onDone }: PutCredentialProps) {
  const [name, setName] = useState('');
  const [secret, setSecret] = useState('');
  const [hosts, setHosts] = useState('');
  const put = useMutation({
    mutationFn: () =>
      data(
        api.PUT('/v1/agents/{slug}/credentials/{name}', {
          params: { path: { slug, name } },
          body: { secret, hosts: fromLines(hosts) },
        }),
      ),
    onSuccess: () => {
      onDone();
      onClose();
    },
  });
  return (
    <Dialog title="Add or replace a secret" isOpen onClose={onClose}>
      <Field label="Name" hint="Settings name it so, such as crm-token.">
        {(control) => (
          <Input
            {...control}
            isMono
            autoComplete="off"
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
        )}
      </Field>
      <Field label="Secret" hint="It is stored encrypted, and cannot be read back.">
        {(control) => (
          <Input
            {...control}
            type="password"
            autoComplete="new-password"
            value={secret}
            onChange={({ target }) => setSecret(target.value)}
          />
        )}
      </Field>
      <Field
        label="Only sent to"
        hint="Exact host names, one a line. Without any, only programs that are started get it."
        isOptional
      >
        {(control) => (
          <TextArea
            {...control}
            isMono
            rows={2}
            value={hosts}
            onChange={({ target }) => setHosts(target.value)}
          />
        )}
      </Field>
      {put.error && <ErrorNotice error={put.error} />}
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button
          variant="primary"
          busy={put.isPending}
          disabled={name === '' || secret === ''}
          onClick={() => put.mutate()}
        >
          Save
        </Button>
      </DialogActions>
    </Dialog>
  );
}
