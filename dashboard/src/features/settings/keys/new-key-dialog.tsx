import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Scope } from '../../../../../backend/contract/access.ts';
import { api, data } from '../../../lib/api.ts';
import { useMe } from '../../../lib/me.ts';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { Checkbox } from '../../../ui/input.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { keysQuery } from '../queries.ts';
import styles from '../settings.module.css';
import { expiryOf, LIFETIMES, type Lifetime } from './expiry.ts';
import { SCOPE_WORDS } from './scope-words.ts';

interface NewKeyDialogProps {
  onClose: () => void;
  /** The secret is not to be had again. */
  onCreated: (name: string, secret: string) => void;
}

export function NewKeyDialog({ onClose, onCreated }: NewKeyDialogProps) {
  const queryClient = useQueryClient();
  const offered = useMe().scopes;
  const [name, setName] = useState('');
  const [lifetime, setLifetime] = useState<Lifetime>(LIFETIMES[0].value);
  const [scopes, setScopes] = useState<readonly Scope[]>([]);
  const create = useMutation({
    mutationFn: () => {
      const expiresAt = expiryOf(lifetime, Date.now());
      return data(api.POST('/v1/keys', { body: { name, scopes: [...scopes], expiresAt } }));
    },
    onSuccess: async ({ secret }) => {
      await queryClient.invalidateQueries({ queryKey: keysQuery.queryKey });
      onCreated(name, secret);
    },
  });
  const toggle = (scope: Scope, isChosen: boolean) =>
    setScopes((all) => (isChosen ? [...all, scope] : all.filter((one) => one !== scope)));
  return (
    <FormDialog
      title="New API key"
      isWide
      action="Create key"
      isReady={scopes.length > 0}
      onSubmit={create.mutate}
      busy={create.isPending}
      error={create.error}
      onClose={onClose}
    >
      <TextField
        label="Name"
        hint="What uses it, so that you know what stops when you revoke it."
        required
        maxLength={100}
        value={name}
        onChange={setName}
      />
      <SelectField label="Holds for" value={lifetime} onChange={setLifetime} choices={LIFETIMES} />
      <fieldset className={styles.scopes}>
        <legend>What it may do</legend>
        {offered.map((scope) => (
          <Checkbox
            key={scope}
            label={SCOPE_WORDS[scope]}
            checked={scopes.includes(scope)}
            onChange={({ target }) => toggle(scope, target.checked)}
          />
        ))}
      </fieldset>
    </FormDialog>
  );
}
