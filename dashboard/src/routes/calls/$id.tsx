import { createFileRoute } from '@tanstack/react-router';
import { z } from 'zod';
import { CallPage } from '../../features/call/call-page.tsx';
import { CALL_TABS } from '../../features/call/tabs.ts';
import { Neighbours } from '../../features/calls/neighbours.tsx';
import { callsSearch } from '../../features/calls/search.ts';

export const Route = createFileRoute('/calls/$id')({
  /** The filters of the list that it was opened from, for "next" and "previous". */
  validateSearch: callsSearch.extend({ tab: z.enum(CALL_TABS).optional() }),
  component: Call,
});

function Call() {
  const { id } = Route.useParams();
  const { tab = 'latency', ...search } = Route.useSearch();
  const navigate = Route.useNavigate();
  return (
    <CallPage
      key={id}
      id={id}
      tab={tab}
      onTab={(next) =>
        void navigate({ search: (before) => ({ ...before, tab: next }), replace: true })
      }
      neighbours={<Neighbours id={id} search={search} />}
    />
  );
}
