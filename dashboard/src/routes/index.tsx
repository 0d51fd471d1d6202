import { createFileRoute } from '@tanstack/react-router';
import { z } from 'zod';
import { LivePage } from '../features/live/live-page.tsx';

export const Route = createFileRoute('/')({
  validateSearch: z.object({
    /** The one in the panel. */
    call: z.uuid().optional(),
  }),
  component: Live,
});

function Live() {
  const { call = null } = Route.useSearch();
  return <LivePage openId={call} />;
}
