import { z } from 'zod';
import { languageTag } from './languages.ts';

/** A few sentences, which are some 20 seconds. */
const MAX_SAMPLE_CHARACTERS = 300;

/** A text to hear in a voice, said as an agent would say it. */
export const voiceSampleRequest = z.strictObject({
  /** The text-to-speech model, as in an agent's settings. */
  voice: z.string().min(1).max(100),
  /** In which numbers, dates and the like become words. */
  language: languageTag.default('en'),
  text: z.string().trim().min(1).max(MAX_SAMPLE_CHARACTERS),
});
