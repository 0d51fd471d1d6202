import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { PASSWORD_LENGTH } from '../../../../../backend/contract/people.ts';
import { api } from '../../../lib/api.ts';
import { toApiError } from '../../../lib/api-error.ts';
import { useMe } from '../../../lib/me.ts';
import { Button } from '../../../ui/button.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { NewPassword } from '../../../ui/new-password.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { ROLE_WORDS } from '../people/roles.ts';
import styles from '../settings.module.css';

const NOTHING_TYPED = { currentPassword: '', newPassword: '' };

/** Who one is here, and the own password. */
export function Account() {
  const { kind, name, role } = useMe();
  return (
    <div className={styles.narrow}>
      <dl className={styles.facts}>
        <dt>Name</dt>
        <dd>{name}</dd>
        {role && (
          <>
            <dt>Role</dt>
            <dd>{ROLE_WORDS[role].title}</dd>
          </>
        )}
      </dl>
      {kind === 'person' && <ChangePassword />}
    </div>
  );
}

function ChangePassword() {
  const [typed, setTyped] = useState(NOTHING_TYPED);
  const change = useMutation({
    mutationFn: () => api.POST('/auth/password', { body: typed }),
    onSuccess: () => {
      setTyped(NOTHING_TYPED);
      showToast('Your password has been changed. Your other sessions have ended.');
    },
  });
  const wrong = change.error && toApiError(change.error).issueAt('currentPassword');
  return (
    <>
      <h2>Change your password</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate();
        }}
      >
        <TextField
          label="Current password"
          error={wrong ? 'This is not your password.' : null}
          type="password"
          autoComplete="current-password"
          required
          maxLength={PASSWORD_LENGTH.max}
          value={typed.currentPassword}
          onChange={(currentPassword) => setTyped({ ...typed, currentPassword })}
        />
        <NewPassword
          label="New password"
          value={typed.newPassword}
          onChange={(newPassword) => setTyped({ ...typed, newPassword })}
        />
        {change.error && !wrong && <ErrorNotice error={change.error} />}
        <Button type="submit" variant="primary" busy={change.isPending}>
          Change password
        </Button>
      </form>
    </>
  );
}
