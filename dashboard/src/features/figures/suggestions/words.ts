import type { SettingChange, Suggestion } from '../../../../../backend/contract/suggestions.ts';
import { formatLatency, formatNumber } from '../../../lib/format.ts';

const SETTINGS: Readonly<Record<SettingChange['setting'], string>> = {
  preset: 'Preset',
  minDelayMs: 'After finished words',
  unsureDelayMs: 'When it is not clear',
  maxDelayMs: 'After unfinished words',
};

export const settingName = ({ setting }: SettingChange): string => SETTINGS[setting];

/** A value of a setting: a preset's name, a time, or what the preset says. */
export function settingValue(value: SettingChange['from']): string {
  if (value === null) return 'as the preset';
  return typeof value === 'number' ? formatLatency(value) : value;
}

/** What is the matter, in a few words. */
export const suggestionTitle = ({ kind }: Suggestion): string =>
  kind === 'wait_longer' ? 'Wait longer for callers to finish' : 'Answer sooner';

/** What would have been different on the same calls, and what cannot be known. */
export function expectedEffect({ kind, expected }: Suggestion): string {
  const { cases, mended, averageWaitMs } = expected;
  const of = `${formatNumber(mended)} of ${formatNumber(cases)}`;
  if (kind === 'wait_longer') {
    return `${of} callers who were cut off would have finished. A reply would have come ${formatLatency(averageWaitMs)} later on average.`;
  }
  return `${of} slow replies would have come in time, and replies ${formatLatency(-averageWaitMs)} sooner on average. How many more callers would be cut off nobody knows before: look at that figure afterwards.`;
}
