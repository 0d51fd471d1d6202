import { createFileRoute } from '@tanstack/react-router';
import { z } from 'zod';
import { PageHeader } from '../ui/page.tsx';

export const Route = createFileRoute('/sign-in')({
  validateSearch: z.object({ next: z.string().optional() }),
  staticData: { isPublic: true },
  component: () => <PageHeader title="Sign in" />,
});
