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
  const navigate = Route.useNavigate();
  return <Welcome token={token} onSignedIn={() => void navigate({ to: '/', replace: true })} />;
}
