import type { AuditFilter } from './queries.ts';

const TABS = ['account', 'people', 'keys', 'webhooks', 'prices', 'credit', 'audit'] as const;
export type Tab = (typeof TABS)[number];

/** What the address of the settings says: which tab, and what of it. */
export interface SettingsSearch extends AuditFilter {
  tab?: Tab;
  /** The webhook endpoint that is looked at. */
  endpoint?: string;
  /** Whose prices are shown. */
  provider?: string;
  /** Prices that hold no more are shown, too. */
  earlier?: true;
  /** The account whose credit is looked at. */
  account?: string;
}

const TEXTS = ['actor', 'action', 'endpoint', 'provider', 'account'] as const;

const KNOWN: ReadonlySet<string> = new Set(['tab', 'earlier', ...TEXTS]);

/** @throws Error for what there is not, so that nobody takes one thing for another */
export function settingsSearch(search: Record<string, unknown>): SettingsSearch {
  const unknown = Object.keys(search).find((name) => !KNOWN.has(name));
  const tab = TABS.find((one) => one === search.tab);
  if (unknown !== undefined) throw new Error(`There is nothing called ${unknown}.`);
  if (search.tab !== undefined && tab === undefined) throw new Error('There is no such tab.');
  const texts = TEXTS.flatMap((name) => {
    const value = search[name];
    return typeof value === 'string' && value !== '' ? [[name, value]] : [];
  });
  return {
    ...(tab && { tab }),
    ...Object.fromEntries(texts),
    ...(search.earlier === true && { earlier: true }),
  };
}
