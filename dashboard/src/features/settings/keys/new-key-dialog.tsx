import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Scope } from '../../../../../backend/contract/access.ts';
import { api, data } from '../../../lib/api.ts';
import { useMe } from '../../../lib/me.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog, DialogActions } from '../../../ui/dialog.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { Field } from '../../../ui/field.tsx';
import { Checkbox, Input, Select } from '../../../ui/input.tsx';
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
    <Dialog title="New API key" isOpen isWide onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          create.mutate();
        }}
      >
        <Field label="Name" hint="What uses it, so that you know what stops when you revoke it.">
          {(control) => (
            <Input
              {...control}
              required
              maxLength={100}
              value={name}
              onChange={({ target }) => setName(target.value)}
            />
          )}
        </Field>
        <Field label="Holds for">
          {(control) => (
            <Select
              {...control}
              value={lifetime}
              onChange={({ target }) => setLifetime(target.value as Lifetime)}
            >
              {LIFETIMES.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </Select>
          )}
        </Field>
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
        {create.error && <ErrorNotice error={create.error} />}
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            variant="primary"
            busy={create.isPending}
            disabled={scopes.length === 0}
          >
            Create key
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
