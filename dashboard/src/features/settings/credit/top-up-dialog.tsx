import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Account } from '../../../../../backend/contract/accounts.ts';
import { api } from '../../../lib/api.ts';
import { MONEY } from '../../../lib/units.ts';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { accountsQuery } from './queries.ts';

/** Adds credit, once for each payment. */
export function TopUpDialog({ account, onClose }: { account: Account; onClose: () => void }) {
  const queryClient = useQueryClient();
  const [amount, setAmount] = useState('');
  const [key, setKey] = useState('');
  const [note, setNote] = useState('');
  const micros = MONEY.toValue(amount) ?? 0;
  const add = useMutation({
    mutationFn: () => {
      const params = { path: { slug: account.slug } };
      const body = { micros, key, note: note.trim() || null };
      return api.POST('/v1/accounts/{slug}/top-ups', { params, body });
    },
    onSuccess: async ({ response }) => {
      await queryClient.invalidateQueries({ queryKey: accountsQuery.queryKey });
      onClose();
      const isNew = response.status === 201;
      showToast(isNew ? 'The credit has been added.' : 'This payment had been added before.');
    },
  });
  return (
    <FormDialog
      title={`Add credit to ${account.name}`}
      action="Add credit"
      isReady={micros > 0}
      onSubmit={add.mutate}
      busy={add.isPending}
      error={add.error}
      onClose={onClose}
    >
      <TextField
        label="Amount in dollars"
        type="number"
        min={0}
        step="any"
        required
        value={amount}
        onChange={setAmount}
      />
      <TextField
        label="Payment"
        hint="Its number, or that of the invoice: the same payment is added once, however often it is sent."
        required
        maxLength={200}
        value={key}
        onChange={setKey}
      />
      <TextField label="Note" isOptional maxLength={500} value={note} onChange={setNote} />
    </FormDialog>
  );
}
