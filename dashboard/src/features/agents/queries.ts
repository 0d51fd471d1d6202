import { queryOptions } from '@tanstack/react-query';
import type { AgentDraft } from '../../../../backend/contract/agent-versions.ts';
import type { AgentSettings } from '../../../../backend/contract/agents.ts';
import { AGENT_LISTS } from '../../lib/agent-names.ts';
import { api, data } from '../../lib/api.ts';

const startOfToday = (): string => {
  const today = new Date();
  today.setHours(0, 0, 0, 0);
  return today.toISOString();
};

/** All agents, with their calls of the viewer's day. */
export const agentsQuery = queryOptions({
  queryKey: [...AGENT_LISTS, 'overviews'],
  queryFn: async () => {
    const query = { callsSince: startOfToday() };
    return (await data(api.GET('/v1/agent-overviews', { params: { query } }))).agents;
  },
});

export const credentialsQuery = (slug: string) =>
  queryOptions({
    queryKey: ['agents', slug, 'credentials'],
    queryFn: async () => {
      const params = { path: { slug } };
      return (await data(api.GET('/v1/agents/{slug}/credentials', { params }))).credentials;
    },
  });

export const versionsQuery = (slug: string) => ({
  queryKey: ['agents', slug, 'versions'],
  queryFn: ({ pageParam }: { pageParam: string | null }) =>
    data(
      api.GET('/v1/agents/{slug}/versions', {
        params: { path: { slug }, query: pageParam === null ? {} : { cursor: pageParam } },
      }),
    ),
  initialPageParam: null as string | null,
  getNextPageParam: (page: { nextCursor: string | null }) => page.nextCursor,
});

/** A version never changes. */
export const versionQuery = (slug: string, version: number) =>
  queryOptions({
    queryKey: ['agents', slug, 'version', version],
    queryFn: () =>
      data(
        api.GET('/v1/agents/{slug}/versions/{version}', { params: { path: { slug, version } } }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const skillsQuery = (slug: string) =>
  queryOptions({
    queryKey: ['agents', slug, 'skills'],
    queryFn: () => data(api.GET('/v1/agents/{slug}/skills', { params: { path: { slug } } })),
  });

/** What the editor begins with: the draft, if there is one, and the published version. */
export interface Edited {
  slug: string;
  published: { version: number; settings: AgentSettings };
  draft: AgentDraft | null;
}

/** Read once and then kept by the editor, which knows better than any later answer. */
export const editedQuery = (slug: string) =>
  queryOptions({
    queryKey: ['agents', slug, 'edited'],
    queryFn: async (): Promise<Edited> => {
      const params = { path: { slug } };
      const [draft, { versions }] = await Promise.all([
        readDraft(slug),
        data(api.GET('/v1/agents/{slug}/versions', { params: { ...params, query: { limit: 1 } } })),
      ]);
      const version = versions[0]?.version ?? 1;
      const path = { slug, version };
      const published = await data(
        api.GET('/v1/agents/{slug}/versions/{version}', { params: { path } }),
      );
      return { slug, published, draft };
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });

/** Null: nothing is being edited. */
export async function readDraft(slug: string): Promise<AgentDraft | null> {
  const params = { path: { slug } };
  return (await data(api.GET('/v1/agents/{slug}/draft', { params }))).draft;
}
