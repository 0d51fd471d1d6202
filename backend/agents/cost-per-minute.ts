import type { Database } from '../../db/client.ts';
import { averageMinutes, findMainTrunks } from '../../db/queries/minute-usage.ts';
import { findPrices } from '../../db/queries/prices.ts';
import type { AgentSettings } from '../contract/agents.ts';
import type { CostlySettings, CostPerMinute } from '../contract/cost-per-minute.ts';
import { CURRENCY } from '../cost/cost.ts';
import { lineMicros } from '../cost/line.ts';
import { type MinuteLine, type ModelProviders, minuteLines } from './minute-lines.ts';
import { readAgent } from './read.ts';
import { ASSUMPTIONS } from './typical-minute.ts';

/** What is measured is taken from so many of the agent's last calls. */
const MAX_CALLS = 50;

interface Needs {
  database: Database;
  modelProviders: ModelProviders;
}

/** An agent whose minute is asked about. */
interface Asked {
  published: AgentSettings;
  /** Settings that are not published; null: the published ones. */
  draft: CostlySettings | null;
}

/**
 * What a minute of an agent's calls costs at today's prices.
 *
 * @param draft - settings that are not published; null: the published ones
 * @throws ServiceError `not_found`
 */
export async function costPerMinute(
  needs: Needs,
  slug: string,
  draft: CostlySettings | null,
  now: Date,
): Promise<CostPerMinute> {
  const published = await readAgent(needs.database, slug);
  const [costed] = await withCosts(needs, [{ published, draft }], now);
  if (costed === undefined) throw new Error('An agent has no cost.');
  return costed.cost;
}

/** The same for several agents, which the database is asked about together. */
export async function withCosts<One extends Asked>(
  { database, modelProviders }: Needs,
  agents: readonly One[],
  now: Date,
): Promise<(One & { cost: CostPerMinute })[]> {
  const slugs = agents.map(({ published }) => published.slug);
  const [averages, trunks] = await Promise.all([
    averageMinutes(database, slugs, MAX_CALLS),
    findMainTrunks(database, slugs),
  ]);
  const used = agents.map((agent) => {
    const { published, draft } = agent;
    const [average, trunk] = [averages.get(published.slug), trunks.get(published.slug)];
    const minute = { settings: draft ?? published, published, average, trunk };
    return { agent, ...minuteLines(minute, modelProviders) };
  });
  const all = used.flatMap(({ lines }) => lines);
  const microsOf = await priceBook(database, all, now);
  return used.map(({ agent, lines, calls }) => {
    const priced = lines.map((line) => ({ ...line, micros: microsOf(line) }));
    const cost: CostPerMinute = {
      currency: CURRENCY,
      micros: priced.reduce((sum, { micros }) => sum + (micros ?? 0), 0),
      incomplete: priced.some(({ micros }) => micros === null),
      basis: calls > 0 ? 'measured' : 'assumed',
      calls,
      lines: priced,
      assumptions: calls > 0 ? [] : Object.values(ASSUMPTIONS),
    };
    return { ...agent, cost };
  });
}

/** Reads what these lines need of the price book. Null: no price. */
async function priceBook(database: Database, lines: readonly MinuteLine[], at: Date) {
  const key = ({ provider, model, unit }: MinuteLine) => [provider, model, unit].join('\n');
  const things = new Map(
    lines.map((line) => {
      const { provider, model, unit } = line;
      return [key(line), { provider, model, unit }];
    }),
  );
  const prices = await findPrices(database, [...things.values()], at);
  const byKey = new Map([...things.keys()].map((name, place) => [name, prices[place]]));
  return (line: MinuteLine): number | null => {
    const found = byKey.get(key(line));
    return found === undefined ? null : lineMicros(line.quantity, found);
  };
}
