import type { ApiError } from '../../lib/api-error.ts';
import { TextField } from '../../ui/text-field.tsx';
import type { TrunkForm } from './trunk-form.ts';

interface TrunkCredentialsProps {
  form: TrunkForm;
  change: (values: Partial<TrunkForm>) => void;
  error: ApiError | null;
  /** Whether there is a password already. */
  isKept: boolean;
}

/** What the carrier authenticates with. */
export const TrunkCredentials = ({ form, change, error, isKept }: TrunkCredentialsProps) => (
  <>
    <TextField
      label="User"
      error={error?.issueAt('auth.username')}
      isMono
      autoComplete="off"
      value={form.username}
      onChange={(username) => change({ username })}
    />
    <TextField
      label="Password"
      hint={
        isKept
          ? 'Empty: the one that is kept stays. It is never shown.'
          : 'It is never shown again.'
      }
      error={error?.issueAt('auth.password')}
      type="password"
      autoComplete="new-password"
      value={form.password}
      onChange={(password) => change({ password })}
    />
  </>
);
