import { createFileRoute } from '@tanstack/react-router';
import { AgentsPage } from '../../features/agents/agents-page.tsx';

export const Route = createFileRoute('/agents/')({
  validateSearch: ({ create }): { create?: true } =>
    create === true || create === 'true' ? { create: true } : {},
  component: Agents,
});

function Agents() {
  const { create = false } = Route.useSearch();
  const navigate = Route.useNavigate();
  return (
    <AgentsPage
      isCreating={create}
      onCreating={(isCreating) => void navigate({ search: isCreating ? { create: true } : {} })}
      onCreated={(slug) => void navigate({ to: '/agents/$slug', params: { slug } })}
    />
  );
}
