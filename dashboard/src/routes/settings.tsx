import { createFileRoute } from '@tanstack/react-router';
import { settingsSearch } from '../features/settings/search.ts';
import { SettingsPage } from '../features/settings/settings-page.tsx';

export const Route = createFileRoute('/settings')({
  validateSearch: settingsSearch,
  component: Settings,
});

function Settings() {
  const navigate = Route.useNavigate();
  return (
    <SettingsPage search={Route.useSearch()} onSearch={(search) => void navigate({ search })} />
  );
}
