import type { ReactNode } from 'react';
import type { Scope } from '../../../../backend/contract/access.ts';
import { useMe } from '../../lib/me.ts';
import { PageHeader } from '../../ui/page.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { Account } from './account/account.tsx';
import { Audit } from './audit/audit.tsx';
import { Credit } from './credit/credit.tsx';
import { Keys } from './keys/keys.tsx';
import { People } from './people/people.tsx';
import { Prices } from './prices/prices.tsx';
import type { SettingsSearch, Tab } from './search.ts';
import { Webhooks } from './webhooks/webhooks.tsx';

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
  const { tab = 'account', endpoint = null, account = null, provider, earlier, ...audit } = search;
  const show = (shown: Tab) => (chosen: SettingsSearch) => onSearch({ ...chosen, tab: shown });
  const tabs: SettingsTab[] = [
    { value: 'account', title: 'Your account', needs: null, content: <Account /> },
    { value: 'people', title: 'People', needs: 'people:write', content: <People /> },
    { value: 'keys', title: 'API keys', needs: 'people:write', content: <Keys /> },
    {
      value: 'webhooks',
      title: 'Webhooks',
      needs: 'webhooks:write',
      content: <Webhooks open={endpoint} onClose={() => show('webhooks')({})} />,
    },
    {
      value: 'prices',
      title: 'Prices',
      needs: 'money:read',
      content: (
        <Prices provider={provider} withEarlier={earlier === true} onFilter={show('prices')} />
      ),
    },
    { value: 'credit', title: 'Credit', needs: 'money:read', content: <Credit open={account} /> },
    {
      value: 'audit',
      title: 'Audit log',
      needs: 'audit:read',
      content: <Audit filter={audit} onFilter={show('audit')} />,
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
