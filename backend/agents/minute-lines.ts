import type { AverageMinute } from '../../db/queries/minute-usage.ts';
import type { CostlySettings, CostPerMinute } from '../contract/cost-per-minute.ts';
import { costPart, unit } from '../contract/events.ts';
import { typicalMinute } from './typical-minute.ts';

/** With fewer calls, or less time, one unusual call would tell too much. */
const MIN_CALLS = 20;
const MIN_MINUTES = 20;

/** Under which names the price book has those who provide speech, and language models. */
export interface ModelProviders {
  speech: string;
  language: string;
}

/** Settings whose minute is asked about, and what is known of the agent. */
interface Minute {
  settings: CostlySettings;
  published: CostlySettings;
  /** Of its last calls; undefined: it had none. */
  average: AverageMinute | undefined;
  /** That most of its numbers are on; undefined: it has no number. */
  trunk: string | undefined;
}

/** What a minute uses of something. */
export type MinuteLine = Omit<CostPerMinute['lines'][number], 'micros'>;

/**
 * What a minute of an agent's calls uses: what its last calls used, or what a conversation is assumed
 * to use, of the models that the settings name.
 *
 * @returns with the number of calls that it was measured on; 0: it is assumed
 */
export function minuteLines(
  { settings, published, average, trunk }: Minute,
  providers: ModelProviders,
): { lines: MinuteLine[]; calls: number } {
  const measured =
    average && average.calls >= MIN_CALLS && average.minutes >= MIN_MINUTES ? average : null;
  const conversation = measured
    ? measured.used.map((line) => ({
        ...line,
        part: costPart.parse(line.part),
        unit: unit.parse(line.unit),
      }))
    : typicalMinute(settings).map((line) => ({ ...line, provider: '', model: '' }));
  const named = conversation.map((line) => nameModels(line, settings, published, providers));
  return { lines: [...addUp(named), connectionOver(trunk)], calls: measured?.calls ?? 0 };
}

/** The same use, of the models that the settings name: other models of the same part share it. */
function nameModels(
  line: MinuteLine,
  { models, voice, otherLanguages, work }: CostlySettings,
  published: CostlySettings,
  { speech, language }: ModelProviders,
): MinuteLine {
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

function addUp(lines: MinuteLine[]): MinuteLine[] {
  const key = ({ part, provider, model, unit }: MinuteLine) =>
    [part, provider, model, unit].join('\n');
  return [...Map.groupBy(lines, key).values()].flatMap((same) => {
    const quantity = same.reduce((sum, line) => sum + line.quantity, 0);
    return same.slice(0, 1).map((line) => ({ ...line, quantity: Math.round(quantity) }));
  });
}

function connectionOver(trunk: string | undefined): MinuteLine {
  const way =
    trunk === undefined
      ? { provider: 'livekit', model: 'web' }
      : { provider: trunk, model: 'inbound' };
  return { part: 'telephony', ...way, unit: 'call_ms', quantity: 60_000 };
}
