import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Person } from '../../../../../backend/contract/people.ts';
import { api, data } from '../../../lib/api.ts';
import { meQuery } from '../../../lib/me.ts';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { peopleQuery } from '../queries.ts';
import { type Rights, RoleFields } from './role-fields.tsx';

/** What someone is called, and what they may do. */
export function ChangeDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const queryClient = useQueryClient();
  const [name, setName] = useState(person.name);
  const [rights, setRights] = useState<Rights>({ role: person.role, mayHear: person.mayHear });
  const change = useMutation({
    mutationFn: () =>
      data(
        api.PATCH('/v1/people/{id}', {
          params: { path: { id: person.id } },
          body: { name, ...rights },
        }),
      ),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: peopleQuery.queryKey });
      // It may have been about oneself.
      await queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
      onClose();
    },
  });
  return (
    <FormDialog
      title={person.name}
      description={person.email}
      action="Save"
      onSubmit={change.mutate}
      busy={change.isPending}
      error={change.error}
      onClose={onClose}
    >
      <TextField label="Name" required maxLength={100} value={name} onChange={setName} />
      <RoleFields value={rights} onChange={setRights} />
    </FormDialog>
  );
}
