import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, Outlet, redirect, useMatches } from '@tanstack/react-router';
import { toApiError } from '../lib/api-error.ts';
import { meQuery } from '../lib/me.ts';
import { Shell } from '../shell/shell.tsx';
import { Toasts } from '../ui/toast.tsx';
import { TooltipProvider } from '../ui/tooltip.tsx';

export const Route = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  beforeLoad: async ({ context, location, matches }) => {
    if (matches.some((match) => match.staticData.isPublic)) return;
    try {
      await context.queryClient.ensureQueryData(meQuery);
    } catch (error) {
      if (toApiError(error).code !== 'unauthorized') throw error;
      throw redirect({ to: '/sign-in', search: { next: location.href } });
    }
  },
  component: Root,
});

function Root() {
  const isPublic = useMatches({ select: (all) => all.some((one) => one.staticData.isPublic) });
  return (
    <TooltipProvider>
      {isPublic ? (
        <Outlet />
      ) : (
        <Shell>
          <Outlet />
        </Shell>
      )}
      <Toasts />
    </TooltipProvider>
  );
}
