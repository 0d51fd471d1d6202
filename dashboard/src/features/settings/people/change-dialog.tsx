import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Person } from '../../../../../backend/contract/people.ts';
import { api, data } from '../../../lib/api.ts';
import { meQuery } from '../../../lib/me.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog, DialogActions } from '../../../ui/dialog.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { Field } from '../../../ui/field.tsx';
import { Input } from '../../../ui/input.tsx';
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
    <Dialog title={person.name} description={person.email} isOpen onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate();
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
        <RoleFields value={rights} onChange={setRights} />
        {change.error && <ErrorNotice error={change.error} />}
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={change.isPending}>
            Save
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
