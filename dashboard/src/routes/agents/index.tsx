import { createFileRoute } from '@tanstack/react-router';
import { PageHeader } from '../../ui/page.tsx';

export const Route = createFileRoute('/agents/')({
  component: () => <PageHeader title="Agents" />,
});
