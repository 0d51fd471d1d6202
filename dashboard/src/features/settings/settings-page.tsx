import type { ReactNode } from 'react';
import type { Scope } from '../../../../backend/contract/access.ts';
import { useMe } from '../../lib/me.ts';
import { PageHeader } from '../../ui/page.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { Account } from './account/account.tsx';
import { Audit } from './audit/audit.tsx';
import { Keys } from './keys/keys.tsx';
import { People } from './people/people.tsx';
import type { SettingsSearch, Tab } from './search.ts';

interface SettingsPageProps {
  search: SettingsSearch;
  onSearch: (search: SettingsSearch) => void;
}

interface SettingsTab {
  value: Tab;
  title: string;
  /** Null: everyone may. */
  needs: Scope | null;
  content: ReactNode;
}

export function SettingsPage({ search, onSearch }: SettingsPageProps) {
  const { scopes } = useMe();
  const { tab = 'account', ...filter } = search;
  const onFilter = (chosen: SettingsSearch) => onSearch({ ...chosen, tab: 'audit' });
  const tabs: SettingsTab[] = [
    { value: 'account', title: 'Your account', needs: null, content: <Account /> },
    { value: 'people', title: 'People', needs: 'people:write', content: <People /> },
    { value: 'keys', title: 'API keys', needs: 'people:write', content: <Keys /> },
    {
      value: 'audit',
      title: 'Audit log',
      needs: 'audit:read',
      content: <Audit filter={filter} onFilter={onFilter} />,
    },
  ];
  const shown = tabs.filter(({ needs }) => needs === null || scopes.includes(needs));
  const open = shown.some(({ value }) => value === tab) ? tab : 'account';
  return (
    <>
      <PageHeader title="Settings" />
      <Tabs
        label="Settings"
        value={open}
        onChange={(value) => onSearch({ tab: value })}
        tabs={shown}
      />
    </>
  );
}
