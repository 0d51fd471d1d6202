import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { PASSWORD_LENGTH, type Welcome } from '../../../../backend/contract/people.ts';
import { api } from '../../lib/api.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { NewPassword } from '../../ui/new-password.tsx';
import { TextField } from '../../ui/text-field.tsx';

interface WelcomeFormProps {
  token: string;
  welcome: Welcome;
  onSignedIn: () => void;
}

export function WelcomeForm({ token, welcome, onSignedIn }: WelcomeFormProps) {
  const queryClient = useQueryClient();
  const isOwner = welcome.purpose === 'owner';
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const accept = useMutation({
    mutationFn: () =>
      api.POST('/auth/welcome', { body: { token, password, ...(isOwner && { name, email }) } }),
    onSuccess: () => {
      queryClient.clear();
      onSignedIn();
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        accept.mutate();
      }}
    >
      {isOwner ? (
        <>
          <TextField
            label="Your name"
            autoComplete="name"
            required
            maxLength={100}
            value={name}
            onChange={setName}
          />
          <TextField
            label="Your e-mail address"
            hint="You sign in with it. Nothing is sent to it."
            type="email"
            autoComplete="username"
            required
            value={email}
            onChange={setEmail}
          />
        </>
      ) : (
        <p>
          {welcome.name}, you sign in as <strong>{welcome.email}</strong>.
          {/* For password managers. */}
          <input type="hidden" autoComplete="username" value={welcome.email ?? ''} />
        </p>
      )}
      <NewPassword label="Password" value={password} onChange={setPassword} />
      {accept.error && <ErrorNotice error={accept.error} />}
      <Button
        type="submit"
        variant="primary"
        busy={accept.isPending}
        disabled={password.length < PASSWORD_LENGTH.min}
      >
        Set password and sign in
      </Button>
    </form>
  );
}
