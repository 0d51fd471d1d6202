import { createFileRoute } from '@tanstack/react-router';
import { NumbersPage } from '../features/numbers/numbers-page.tsx';
import { numbersSearch } from '../features/numbers/search.ts';

export const Route = createFileRoute('/numbers')({
  validateSearch: numbersSearch,
  component: Numbers,
});

function Numbers() {
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  return (
    <NumbersPage
      search={search}
      onSearch={(change, options) =>
        void navigate({ search: (old) => ({ ...old, ...change }), ...options })
      }
    />
  );
}
