import { PASSWORD_LENGTH } from '../../../backend/contract/people.ts';
import { TextField } from './text-field.tsx';

interface NewPasswordProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

/** For a password that someone thinks up, or has their password manager make. */
export function NewPassword({ label, value, onChange }: NewPasswordProps) {
  return (
    <TextField
      label={label}
      hint={`At least ${PASSWORD_LENGTH.min} characters. A few words that do not belong together are easy to keep and hard to guess.`}
      type="password"
      autoComplete="new-password"
      required
      minLength={PASSWORD_LENGTH.min}
      maxLength={PASSWORD_LENGTH.max}
      value={value}
      onChange={onChange}
    />
  );
}
