import type { Database } from '../../db/client.ts';
import { averageMinute, findMainTrunk } from '../../db/queries/minute-usage.ts';
import { findPrice } from '../../db/queries/prices.ts';
import type { CostlySettings, CostPerMinute } from '../contract/cost-per-minute.ts';
import { costPart, unit } from '../contract/events.ts';
import { CURRENCY } from '../cost/cost.ts';
import { lineMicros } from '../cost/line.ts';
import { readAgent } from './read.ts';
import { ASSUMPTIONS, typicalMinute } from './typical-minute.ts';

/** What is measured is taken from so many of the agent's last calls. */
const MAX_CALLS = 50;
/** With fewer calls, or less time, one unusual call would tell too much. */
const MIN_CALLS = 20;
const MIN_MINUTES = 20;

/** Under which names the price book has those who provide speech, and language models. */
export interface ModelProviders {
  speech: string;
  language: string;
}

type Line = Omit<CostPerMinute['lines'][number], 'micros'>;

/**
 * What a minute of an agent's calls costs at today's prices: what its last calls used in a minute, or
 * what a conversation is assumed to use, of the models that the settings name.
 *
 * @param draft - settings that are not published; null: the published ones
 * @throws ServiceError `not_found`
 */
export async function costPerMinute(
  { database, modelProviders }: { database: Database; modelProviders: ModelProviders },
  slug: string,
  draft: CostlySettings | null,
  now: Date,
): Promise<CostPerMinute> {
  const published = await readAgent(database, slug);
  const settings = draft ?? published;
  const { calls, minutes, used } = await averageMinute(database, slug, MAX_CALLS);
  const isMeasured = calls >= MIN_CALLS && minutes >= MIN_MINUTES;
  const conversation = isMeasured
    ? used.map((line) => ({
        ...line,
        part: costPart.parse(line.part),
        unit: unit.parse(line.unit),
      }))
    : typicalMinute(settings).map((line) => ({ ...line, provider: '', model: '' }));
  const named = conversation.map((line) => nameModels(line, settings, published, modelProviders));
  const lines = [...addUp(named), await connection(database, slug)];
  const priced = await Promise.all(lines.map((line) => price(database, line, now)));
  return {
    currency: CURRENCY,
    micros: priced.reduce((sum, { micros }) => sum + (micros ?? 0), 0),
    incomplete: priced.some(({ micros }) => micros === null),
    basis: isMeasured ? 'measured' : 'assumed',
    calls: isMeasured ? calls : 0,
    lines: priced,
    assumptions: isMeasured ? [] : Object.values(ASSUMPTIONS),
  };
}

/** The same use, of the models that the settings name: other models of the same part share it. */
function nameModels(
  line: Line,
  { models, voice, otherLanguages, work }: CostlySettings,
  published: CostlySettings,
  { speech, language }: ModelProviders,
): Line {
  switch (line.part) {
    case 'stt': {
      // Deepgram has another price, and so another name in the price book, for several languages.
      const model = otherLanguages.length > 0 ? `${models.stt}-multilingual` : models.stt;
      return { ...line, provider: speech, model };
    }
    case 'llm':
      return { ...line, provider: language, model: models.llm };
    case 'tts':
      return { ...line, provider: speech, model: voice };
    default:
      return line.model === published.work.model ? { ...line, model: work.model } : line;
  }
}

function addUp(lines: Line[]): Line[] {
  const key = ({ part, provider, model, unit }: Line) => [part, provider, model, unit].join('\n');
  return [...Map.groupBy(lines, key).values()].flatMap((same) => {
    const quantity = same.reduce((sum, line) => sum + line.quantity, 0);
    return same.slice(0, 1).map((line) => ({ ...line, quantity: Math.round(quantity) }));
  });
}

async function connection(database: Database, slug: string): Promise<Line> {
  const trunk = await findMainTrunk(database, slug);
  const way =
    trunk === null ? { provider: 'livekit', model: 'web' } : { provider: trunk, model: 'inbound' };
  return { part: 'telephony', ...way, unit: 'call_ms', quantity: 60_000 };
}

async function price(database: Database, line: Line, at: Date) {
  const found = await findPrice(database, { ...line, at });
  return { ...line, micros: found === undefined ? null : lineMicros(line.quantity, found) };
}
