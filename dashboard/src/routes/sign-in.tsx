import { createFileRoute, useRouter } from '@tanstack/react-router';
import { SignInForm } from '../features/door/sign-in-form.tsx';
import { whereNext } from '../features/door/where-next.ts';

export const Route = createFileRoute('/sign-in')({
  validateSearch: ({ next }): { next?: string } => (typeof next === 'string' ? { next } : {}),
  staticData: { isPublic: true },
  component: SignIn,
});

function SignIn() {
  const { next } = Route.useSearch();
  const { history } = useRouter();
  return <SignInForm onSignedIn={() => history.replace(whereNext(next, location.origin))} />;
}
