import { createFileRoute } from '@tanstack/react-router';
import { CallsPage } from '../../features/calls/calls-page.tsx';
import { callsSearch } from '../../features/calls/search.ts';

export const Route = createFileRoute('/calls/')({
  validateSearch: callsSearch,
  component: Calls,
});

function Calls() {
  return <CallsPage search={Route.useSearch()} />;
}
