import { RECORDING } from '../../backend/contract/recordings.ts';

export const SAMPLES_PER_MS = RECORDING.sampleRate / 1_000;

/** Milliseconds since the recording began. Never steps back, as the time of day may. */
export type Clock = () => number;

export const toSamples = (ms: number): number => Math.round(ms * SAMPLES_PER_MS);
