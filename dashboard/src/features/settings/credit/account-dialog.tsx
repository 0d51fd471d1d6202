import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Account } from '../../../../../backend/contract/accounts.ts';
import { api } from '../../../lib/api.ts';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { accountsQuery } from './queries.ts';

interface AccountDialogProps {
  /** The one that is renamed; null: a new one. */
  account: Account | null;
  onClose: () => void;
}

export function AccountDialog({ account, onClose }: AccountDialogProps) {
  const queryClient = useQueryClient();
  const { data: accounts = [] } = useQuery(accountsQuery);
  const [name, setName] = useState(account?.name ?? '');
  const [slug, setSlug] = useState(account?.slug ?? '');
  // It would be renamed.
  const isTaken = account === null && accounts.some((one) => one.slug === slug);
  const save = useMutation({
    mutationFn: () =>
      api.PUT('/v1/accounts/{slug}', { params: { path: { slug } }, body: { name } }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: accountsQuery.queryKey });
      onClose();
    },
  });
  return (
    <FormDialog
      title={account === null ? 'New account' : 'Rename the account'}
      action={account === null ? 'Create account' : 'Save'}
      isReady={!isTaken}
      onSubmit={save.mutate}
      busy={save.isPending}
      error={save.error}
      onClose={onClose}
    >
      <TextField label="Name" required maxLength={100} value={name} onChange={setName} />
      {account === null && (
        <TextField
          label="Short name"
          hint="Lower-case letters, digits and hyphens: agents name the account by it. It stays."
          error={isTaken ? 'There is an account of this name. Wanted: another one.' : null}
          isMono
          required
          maxLength={63}
          pattern="[a-z0-9]([a-z0-9\-]*[a-z0-9])?"
          value={slug}
          onChange={setSlug}
        />
      )}
    </FormDialog>
  );
}
