import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Invitation } from '../../../../../backend/contract/people.ts';
import { api, data } from '../../../lib/api.ts';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { peopleQuery } from '../queries.ts';
import { type Rights, RoleFields } from './role-fields.tsx';

interface InviteDialogProps {
  onClose: () => void;
  onInvited: (invitation: Invitation) => void;
}

export function InviteDialog({ onClose, onInvited }: InviteDialogProps) {
  const queryClient = useQueryClient();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [rights, setRights] = useState<Rights>({ role: 'operator', mayHear: false });
  const invite = useMutation({
    mutationFn: () => data(api.POST('/v1/people', { body: { name, email, ...rights } })),
    onSuccess: async (invitation) => {
      await queryClient.invalidateQueries({ queryKey: peopleQuery.queryKey });
      onInvited(invitation);
    },
  });
  return (
    <FormDialog
      title="Invite someone"
      action="Invite"
      onSubmit={invite.mutate}
      busy={invite.isPending}
      error={invite.error}
      onClose={onClose}
    >
      <TextField label="Name" required maxLength={100} value={name} onChange={setName} />
      <TextField
        label="E-mail address"
        hint="They sign in with it. Nothing is sent to it: you get a link to pass on."
        type="email"
        required
        value={email}
        onChange={setEmail}
      />
      <RoleFields value={rights} onChange={setRights} />
    </FormDialog>
  );
}
