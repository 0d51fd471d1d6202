import type { AddressWords } from './address.ts';
import type { DateWords } from './date.ts';
import type { NumberWords } from './digit-run.ts';
import type { EmailWords } from './email.ts';
import type { Ending } from './endings.ts';
import type { Lengths } from './number.ts';
import type { Requests } from './request.ts';
import type { SpellingWords } from './spelling.ts';
import type { SentenceWords } from './transcript.ts';

/** All that is to be known of a language to tell whether someone has finished speaking in it. */
export interface Grammar {
  sentence: SentenceWords;
  /** The first that fits decides; without one, nothing is known. */
  endings: readonly Ending[];
  requests: Requests;
  numbers: NumberWords;
  lengths: Lengths;
  spelling: SpellingWords;
  email: EmailWords;
  dates: DateWords;
  address: AddressWords;
}
