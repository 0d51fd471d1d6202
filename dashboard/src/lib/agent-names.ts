import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { api, data } from './api.ts';

/** Under this are all lists of agents that are kept. */
export const AGENT_LISTS = ['agent-lists'] as const;

/** All agents, to choose from, with the account that pays for the calls of each. */
export const agentNamesQuery = queryOptions({
  queryKey: [...AGENT_LISTS, 'names'],
  queryFn: async () => (await data(api.GET('/v1/agent-names'))).agents,
  staleTime: 60_000,
});

/** After an agent was made, published or archived. */
export const refreshAgentLists = (client: QueryClient): Promise<void> =>
  client.invalidateQueries({ queryKey: AGENT_LISTS });
