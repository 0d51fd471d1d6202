import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { useCallback, useState } from 'react';
import type { OneTimeLink, Person } from '../../../../../backend/contract/people.ts';
import { api, data } from '../../../lib/api.ts';
import { Button } from '../../../ui/button.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { QueryView } from '../../../ui/query-view.tsx';
import { peopleQuery } from '../queries.ts';
import styles from '../settings.module.css';
import { ChangeDialog } from './change-dialog.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { LinkNotice } from './link-notice.tsx';
import { PeopleTable } from './people-table.tsx';
import type { PersonAction } from './person-menu.tsx';

/** Which window is open, and about whom. */
type Open =
  | { window: 'invite' }
  | { window: 'change' | 'disable' | 'remove'; person: Person }
  | { window: 'link'; name: string; link: OneTimeLink };

/** Who may sign in, and what they may do. */
export function People() {
  const queryClient = useQueryClient();
  const query = useQuery(peopleQuery);
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const reload = () => queryClient.invalidateQueries({ queryKey: peopleQuery.queryKey });

  const { mutate: act, error } = useMutation({
    mutationFn: async ({ action, person }: { action: 'link' | 'enable'; person: Person }) => {
      const params = { path: { id: person.id } };
      if (action === 'enable') return setDisabled(person, false);
      const link = await data(api.POST('/v1/people/{id}/link', { params }));
      setOpen({ window: 'link', name: person.name, link });
    },
    onSuccess: reload,
  });
  const choose = useCallback(
    (action: PersonAction, person: Person) =>
      action === 'link' || action === 'enable'
        ? act({ action, person })
        : setOpen({ window: action, person }),
    [act],
  );
  return (
    <>
      <div className={styles.bar}>
        <p>Everyone here signs in with an e-mail address and a password.</p>
        <Button
          variant="primary"
          icon={<UserPlus size={16} aria-hidden />}
          onClick={() => setOpen({ window: 'invite' })}
        >
          Invite someone
        </Button>
      </div>
      {error && <ErrorNotice error={error} />}
      <QueryView query={query}>
        {(people) => <PeopleTable people={people} onChoose={choose} />}
      </QueryView>

      {open?.window === 'invite' && (
        <InviteDialog
          onClose={close}
          onInvited={({ person, link }) => setOpen({ window: 'link', name: person.name, link })}
        />
      )}
      {open?.window === 'link' && <LinkNotice name={open.name} link={open.link} onClose={close} />}
      {open?.window === 'change' && <ChangeDialog person={open.person} onClose={close} />}
      {open?.window === 'disable' && (
        <ConfirmDialog
          title={`Disable ${open.person.name}?`}
          action="Disable"
          isOpen
          onClose={close}
          onConfirm={() => setDisabled(open.person, true).then(reload)}
        >
          They are signed out at once and cannot come back, and keys they made stop working, until
          they are enabled again.
        </ConfirmDialog>
      )}
      {open?.window === 'remove' && (
        <ConfirmDialog
          title={`Remove ${open.person.name}?`}
          action="Remove"
          isOpen
          onClose={close}
          onConfirm={() => remove(open.person).then(reload)}
        >
          They are signed out, and the keys they made are gone. The audit log keeps what they did.
          This cannot be undone.
        </ConfirmDialog>
      )}
    </>
  );
}

const setDisabled = async ({ id }: Person, disabled: boolean): Promise<void> => {
  await api.PATCH('/v1/people/{id}', { params: { path: { id } }, body: { disabled } });
};

const remove = ({ id }: Person) => api.DELETE('/v1/people/{id}', { params: { path: { id } } });
