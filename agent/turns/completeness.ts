import { judgeAddress } from './completeness/address.ts';
import { judgeDate } from './completeness/date.ts';
import { lastDigitRun } from './completeness/digit-run.ts';
import { judgeEmail } from './completeness/email.ts';
import { judgeEnding } from './completeness/endings.ts';
import type { Grammar } from './completeness/grammar.ts';
import { grammarOf } from './completeness/languages.ts';
import { judgeNumber } from './completeness/number.ts';
import { announcementIn, type Request, requestIn } from './completeness/request.ts';
import { judgeSpelling } from './completeness/spelling.ts';
import { readTranscript, type Transcript } from './completeness/transcript.ts';
import type { Completeness } from './completeness/verdict.ts';

export type { Completeness } from './completeness/verdict.ts';

interface Context {
  /** BCP 47 tag. */
  language: string;
  /** What the agent said last, if anything. */
  asked: string | null;
}

/**
 * Whether what a caller has said so far sounds finished: by the words it ends in, and by how much of a
 * number, a name, an e-mail or postal address or a date is still to come. Words count for more than a
 * recogniser's marks, which stand after "I need to update my address to." too. Of English, German,
 * French and Spanish it knows the words, of other languages marks and digits.
 *
 * @param said - an interim or final transcript, with marks and capitals or without
 */
export function completeness(said: string, { language, asked }: Context): Completeness {
  const grammar = grammarOf(language);
  const transcript = readTranscript(said, asked, grammar.sentence);
  if (transcript.mark === 'pause') return 'unfinished';
  const request = requestIn(asked, grammar.requests, grammar.numbers.values);
  const ending = judgeEnding(grammar.endings, transcript) ?? 'unsure';
  const isOnlyOpened = transcript.openers === transcript.words.length;
  if (isOnlyOpened && ending === 'finished')
    return request?.isOpen && !transcript.hasTail ? 'unsure' : 'finished';
  const dictated = judgeDictation(said, transcript, { language, asked }, request, grammar);
  if (dictated) return dictated;
  if (ending === 'unfinished')
    return isRepair(transcript) || (isOnlyOpened && transcript.hasTail) ? 'unsure' : 'unfinished';
  return ending === 'finished' ? 'finished' : byMarks(transcript);
}

/** Of what people say in parts, with pauses between them. */
function judgeDictation(
  said: string,
  { words, allWords }: Transcript,
  { language, asked }: Context,
  requested: Request | undefined,
  grammar: Grammar,
): Completeness | undefined {
  const announced = announcementIn(said, grammar.requests, grammar.sentence.clause);
  const request = announced ?? requested;
  const run = lastDigitRun(allWords, grammar.numbers);
  const region = language.split('-')[1]?.toUpperCase();
  const email = judgeEmail(
    allWords,
    request,
    announced?.kind === 'email',
    grammar.email,
    grammar.sentence.clause,
  );
  if (email) return email;
  const spelled = judgeSpelling(allWords, request, asked, grammar.spelling, grammar.numbers);
  if (spelled) return spelled;
  if (request?.kind === 'address') return judgeAddress(words, grammar.address, grammar.numbers);
  if (run && grammar.numbers.joiners.has(allWords.at(-1) as string)) return 'unfinished';
  const date = judgeDate(allWords, run, request, grammar.dates, grammar.numbers);
  if (date || !run) return date;
  return judgeNumber(run, request, grammar.lengths, region);
}

/** "What?" */
const isRepair = ({ mark, allWords }: Transcript) => mark === 'question' && allWords.length === 1;

/** A full stop is only a hint where an answer need be no sentence. */
function byMarks({ mark, hasTail, isAnswer }: Transcript): Completeness {
  const isMarked = mark === 'question' || (mark === 'end' && isAnswer);
  return isMarked || hasTail ? 'finished' : 'unsure';
}
