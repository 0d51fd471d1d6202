/**
 * How fast the stub providers are: as good ones are on a good day, and always the same, so that all
 * that is measured on top is the worker's own.
 */
export const DELAYS = {
  /** From the last voiced frame that the recogniser received to the final transcript. */
  finalMs: 250,
  /** From the end of a word to the interim transcript with it: what streaming models look ahead. */
  interimMs: 60,
  /** From a request to the first token of the answer. */
  firstTokenMs: 300,
  /** From token to token; a token is a word. */
  tokenMs: 15,
  /** From the first text that can be spoken (a sentence, or what was flushed) to its first audio. */
  firstAudioMs: 100,
  /** Speech comes so many times faster than it is played. */
  audioSpeed: 4,
} as const;

/** What a reply takes that waits for each provider in turn, without the way there and back. */
export const FLOOR_MS = DELAYS.finalMs + DELAYS.firstTokenMs + DELAYS.firstAudioMs;
