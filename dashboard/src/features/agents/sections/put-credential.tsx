import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, data } from '../../../lib/api.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog, DialogActions } from '../../../ui/dialog.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { Field } from '../../../ui/field.tsx';
import { Input, TextArea } from '../../../ui/input.tsx';
import { fromLines } from '../editor/values.ts';

interface PutCredentialProps {
  slug: string;
  onClose: () => void;
  onDone: () => void;
}

/** Takes a secret, which is then not shown again. */
export function PutCredential({ slug, onClose, onDone }: PutCredentialProps) {
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
