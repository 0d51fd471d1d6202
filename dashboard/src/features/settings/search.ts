import type { AuditFilter } from './queries.ts';

const TABS = ['account', 'people', 'keys', 'audit'] as const;
export type Tab = (typeof TABS)[number];

/** What the address of the settings says: which tab, and what of the audit log. */
export interface SettingsSearch extends AuditFilter {
  tab?: Tab;
}

export function settingsSearch(search: Record<string, unknown>): SettingsSearch {
  const tab = TABS.find((one) => one === search.tab);
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
  const actor = text(search.actor);
  const action = text(search.action);
  return { ...(tab && { tab }), ...(actor && { actor }), ...(action && { action }) };
}
