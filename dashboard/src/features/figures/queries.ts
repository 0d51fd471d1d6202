import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, data } from '../../lib/api.ts';
import type { TimeRange } from './search.ts';

const REFRESHED_EVERY_MS = 60_000;

interface Asked extends TimeRange {
  agent?: string | undefined;
}

const toQuery = ({ from, to, agent }: Asked) => ({ from, to, ...(agent && { agent }) });

export const figuresQuery = (asked: Asked) =>
  queryOptions({
    queryKey: ['figures', toQuery(asked)],
    queryFn: () => data(api.GET('/v1/figures', { params: { query: toQuery(asked) } })),
    refetchInterval: REFRESHED_EVERY_MS,
    placeholderData: keepPreviousData,
  });

export const anomaliesQuery = (asked: Asked) =>
  queryOptions({
    queryKey: ['figures', 'anomalies', toQuery(asked)],
    queryFn: async () =>
      (await data(api.GET('/v1/anomalies', { params: { query: toQuery(asked) } }))).anomalies,
    refetchInterval: REFRESHED_EVERY_MS,
  });

export const suggestionsQuery = (slug: string) =>
  queryOptions({
    queryKey: ['figures', 'suggestions', slug],
    queryFn: () => data(api.GET('/v1/agents/{slug}/suggestions', { params: { path: { slug } } })),
  });

export const accountsQuery = queryOptions({
  queryKey: ['figures', 'accounts'],
  queryFn: async () => (await data(api.GET('/v1/accounts'))).accounts,
});

/**
 * Puts turn-taking into what is being edited of an agent, or begins a draft with it.
 *
 * @throws ApiError `conflict` when somebody else changes the draft at the same time
 */
export async function putIntoDraft(slug: string, turnTaking: object): Promise<void> {
  const params = { path: { slug } };
  const { draft } = await data(api.GET('/v1/agents/{slug}/draft', { params }));
  const begun = draft ?? (await newDraft(slug));
  const { settings, baseVersion, revision } = begun;
  const body = { baseVersion, revision, settings: { ...settings, turnTaking } };
  await data(api.PUT('/v1/agents/{slug}/draft', { params, body }));
}

async function newDraft(slug: string) {
  const query = { limit: 1 };
  const { versions } = await data(
    api.GET('/v1/agents/{slug}/versions', { params: { path: { slug }, query } }),
  );
  const version = versions[0]?.version ?? 1;
  const path = { slug, version };
  const published = await data(
    api.GET('/v1/agents/{slug}/versions/{version}', { params: { path } }),
  );
  return { settings: published.settings, baseVersion: version, revision: null };
}
