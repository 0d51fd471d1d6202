import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Invitation } from '../../../../../backend/contract/people.ts';
import { api, data } from '../../../lib/api.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog, DialogActions } from '../../../ui/dialog.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { Field } from '../../../ui/field.tsx';
import { Input } from '../../../ui/input.tsx';
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
    <Dialog title="Invite someone" isOpen onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          invite.mutate();
        }}
      >
        <Field label="Name">
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
        <Field
          label="E-mail address"
          hint="They sign in with it. Nothing is sent to it: you get a link to pass on."
        >
          {(control) => (
            <Input
              {...control}
              type="email"
              required
              value={email}
              onChange={({ target }) => setEmail(target.value)}
            />
          )}
        </Field>
        <RoleFields value={rights} onChange={setRights} />
        {invite.error && <ErrorNotice error={invite.error} />}
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={invite.isPending}>
            Invite
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
