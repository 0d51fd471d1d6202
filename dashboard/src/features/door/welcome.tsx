import { useQuery } from '@tanstack/react-query';
import { api, data } from '../../lib/api.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Door } from './door.tsx';
import { WelcomeForm } from './welcome-form.tsx';

const TITLES = {
  owner: 'Welcome: you become the owner',
  invitation: 'Welcome',
  reset: 'A new password',
} as const;

/** Where a one-time link leads: someone sets their password, and is in. */
export function Welcome({ token, onSignedIn }: { token: string; onSignedIn: () => void }) {
  const query = useQuery({
    queryKey: ['welcome', token],
    queryFn: () => data(api.POST('/auth/welcome/read', { body: { token } })),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (query.error) {
    return (
      <Door title="This link cannot be used">
        <ErrorNotice error={query.error} />
        <ButtonLink to="/sign-in">Sign in</ButtonLink>
      </Door>
    );
  }
  return (
    <Door title={query.data ? TITLES[query.data.purpose] : 'Welcome'}>
      {query.data ? (
        <WelcomeForm token={token} welcome={query.data} onSignedIn={onSignedIn} />
      ) : (
        <Skeleton rows={3} height={56} />
      )}
    </Door>
  );
}
