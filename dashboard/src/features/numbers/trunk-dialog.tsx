import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { TrunkView } from '../../../../backend/contract/trunks.ts';
import { api, data } from '../../lib/api.ts';
import { ApiError } from '../../lib/api-error.ts';
import { Field } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Checkbox, TextArea } from '../../ui/input.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { refreshNumbers } from './queries.ts';
import { TrunkCredentials } from './trunk-credentials.tsx';
import {
  addressError,
  formOf,
  isOpen,
  NEW_TRUNK,
  type TrunkForm,
  toRequest,
} from './trunk-form.ts';

interface TrunkDialogProps {
  /** The one that is changed; null: a new one. */
  trunk: TrunkView | null;
  onClose: () => void;
  onSaved: (name: string) => void;
}

/** Who may send calls over a trunk. */
export function TrunkDialog({ trunk, onClose, onSaved }: TrunkDialogProps) {
  const client = useQueryClient();
  const [form, setForm] = useState(trunk === null ? NEW_TRUNK : formOf(trunk));
  const change = (values: Partial<TrunkForm>) => setForm((old) => ({ ...old, ...values }));
  const save = useMutation({
    mutationFn: () => saveTrunk(form, trunk !== null),
    onSuccess: async () => {
      await refreshNumbers(client);
      onSaved(form.name);
    },
  });
  const error = save.error instanceof ApiError ? save.error : null;
  return (
    <FormDialog
      title={trunk === null ? 'Add a trunk' : `Change ${trunk.name}`}
      action={trunk === null ? 'Add trunk' : 'Save'}
      isReady={form.name.trim() !== ''}
      onSubmit={save.mutate}
      busy={save.isPending}
      error={error?.issues.length ? null : save.error}
      onClose={onClose}
    >
      {trunk === null && (
        <TextField
          label="Name"
          hint="Short: lower-case letters, digits and hyphens. Costs are told under it."
          error={error?.issueAt('name')}
          isMono
          autoComplete="off"
          value={form.name}
          onChange={(name) => change({ name })}
        />
      )}
      <Field
        label="Allowed addresses"
        hint={
          isOpen(form)
            ? 'Without addresses or a password, anyone who finds the port can call.'
            : 'Addresses and ranges that the carrier calls from, one a line.'
        }
        error={addressError(error, form.addresses)}
      >
        {(control) => (
          <TextArea
            {...control}
            isMono
            placeholder={'54.172.60.0/30\n54.244.51.0/30'}
            value={form.addresses}
            onChange={({ target }) => change({ addresses: target.value })}
          />
        )}
      </Field>
      <Checkbox
        label="Ask the carrier for a user and a password"
        checked={form.hasPassword}
        onChange={({ target }) => change({ hasPassword: target.checked })}
      />
      {form.hasPassword && (
        <TrunkCredentials
          form={form}
          change={change}
          error={error}
          isKept={Boolean(trunk?.username)}
        />
      )}
      <SelectField
        label="Encryption of the audio"
        error={error?.issueAt('mediaEncryption')}
        value={form.mediaEncryption}
        onChange={(mediaEncryption) => change({ mediaEncryption })}
        choices={[
          { value: 'disable', label: 'Off' },
          { value: 'allow', label: 'SRTP where the carrier offers it' },
          { value: 'require', label: 'SRTP, or no call' },
        ]}
      />
    </FormDialog>
  );
}

function saveTrunk(form: TrunkForm, exists: boolean) {
  const body = toRequest(form);
  const { name } = form;
  return exists
    ? data(api.PUT('/v1/trunks/{name}', { params: { path: { name } }, body }))
    : data(api.POST('/v1/trunks', { body: { name, ...body } }));
}
