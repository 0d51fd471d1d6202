import { createFileRoute, useLocation } from '@tanstack/react-router';
import { Welcome } from '../features/door/welcome.tsx';

export const Route = createFileRoute('/welcome')({
  staticData: { isPublic: true },
  component: WelcomePage,
});

/** The token stands behind the `#`, which browsers send to no server. */
function WelcomePage() {
  const hash = useLocation({ select: (location) => location.hash });
  const token = new URLSearchParams(hash).get('token') ?? '';
  // The whole page anew, and the link out of the history.
  return <Welcome key={token} token={token} onSignedIn={() => location.replace('/')} />;
}
