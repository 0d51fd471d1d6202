import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, data } from '../../../lib/api.ts';
import { Field } from '../../../ui/field.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { TextArea } from '../../../ui/input.tsx';
import { TextField } from '../../../ui/text-field.tsx';
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
    <FormDialog
      title="Add or replace a secret"
      action="Save"
      isReady={name !== '' && secret !== ''}
      onSubmit={put.mutate}
      busy={put.isPending}
      error={put.error}
      onClose={onClose}
    >
      <TextField
        label="Name"
        hint="Settings name it so, such as crm-token."
        isMono
        autoComplete="off"
        value={name}
        onChange={setName}
      />
      <TextField
        label="Secret"
        hint="It is stored encrypted, and cannot be read back."
        type="password"
        autoComplete="new-password"
        value={secret}
        onChange={setSecret}
      />
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
    </FormDialog>
  );
}
