import type { ApiError } from '../../lib/api-error.ts';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
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
    <Field label="User" error={error?.issueAt('auth.username')}>
      {(control) => (
        <Input
          {...control}
          isMono
          autoComplete="off"
          value={form.username}
          onChange={({ target }) => change({ username: target.value })}
        />
      )}
    </Field>
    <Field
      label="Password"
      hint={
        isKept
          ? 'Empty: the one that is kept stays. It is never shown.'
          : 'It is never shown again.'
      }
      error={error?.issueAt('auth.password')}
    >
      {(control) => (
        <Input
          {...control}
          type="password"
          autoComplete="new-password"
          value={form.password}
          onChange={({ target }) => change({ password: target.value })}
        />
      )}
    </Field>
  </>
);
