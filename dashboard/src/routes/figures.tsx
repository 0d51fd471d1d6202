import { createFileRoute } from '@tanstack/react-router';
import { FiguresPage } from '../features/figures/figures-page.tsx';
import { figuresSearch } from '../features/figures/search.ts';

export const Route = createFileRoute('/figures')({
  validateSearch: figuresSearch,
  component: Figures,
});

function Figures() {
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  return <FiguresPage search={search} onSearch={(next) => void navigate({ search: next })} />;
}
