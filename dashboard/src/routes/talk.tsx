import { createFileRoute } from '@tanstack/react-router';
import { TalkPage } from '../features/talk/talk-page.tsx';

export const Route = createFileRoute('/talk')({
  validateSearch: ({ agent }): { agent?: string } =>
    typeof agent === 'string' && agent !== '' ? { agent } : {},
  component: TalkRoute,
});

function TalkRoute() {
  const { agent = null } = Route.useSearch();
  const navigate = Route.useNavigate();
  return <TalkPage agent={agent} onAgent={(slug) => void navigate({ search: { agent: slug } })} />;
}
