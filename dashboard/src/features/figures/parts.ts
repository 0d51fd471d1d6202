import type { CostPart } from '../../../../backend/contract/events.ts';
import type { Figures } from '../../../../backend/contract/figures.ts';

/** The parts of cost, with the names and colours that they have on every page. */
export const COST_PARTS: readonly { part: CostPart; name: string; color: string }[] = [
  { part: 'stt', name: 'Recognition', color: 'stt' },
  { part: 'llm', name: 'Model', color: 'llm' },
  { part: 'tts', name: 'Voice', color: 'tts' },
  { part: 'backend', name: 'Work', color: 'tool' },
  { part: 'telephony', name: 'Telephony', color: 'telephony' },
];

type LatencyPart = Exclude<keyof Figures['total']['latency'], 'total'>;

export const LATENCY_PARTS: readonly { part: LatencyPart; name: string; color: string }[] = [
  { part: 'transcript', name: 'Final words', color: 'stt' },
  { part: 'endOfTurn', name: 'Turn decided', color: 'wait' },
  { part: 'firstToken', name: 'First token', color: 'llm' },
  { part: 'firstAudio', name: 'First sound', color: 'tts' },
];
