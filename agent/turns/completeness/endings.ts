import type { Transcript } from './transcript.ts';
import type { Completeness } from './verdict.ts';

/** A pattern for the last words of a sentence and what it tells. */
export interface Ending {
  verdict: Completeness;
  parts: readonly Part[];
}

type Part =
  | { kind: 'start'; inAnswer: boolean }
  | { kind: 'words'; atMost: number }
  | { kind: 'word'; fits: Test; repeats: boolean };

const SOME = 5;
const MANY = Number.POSITIVE_INFINITY;

/**
 * Reads a table of endings, `verdict: pattern` a line, from the exception to the rule. In a pattern
 * `a|b` is either word, `<name>` a word of a class, `*ing` and `turn*` a word with that end or
 * beginning, `_` any word, `..` up to five words, `...` any number of them, `^` the start of the
 * sentence, `?` that of an answer to a question, and `+` after a word one or more. In a class
 * `-word` is none of it.
 */
export function readEndings(classes: Classes, table: string): Ending[] {
  const lines = table.split('\n').map((line) => line.trim());
  return lines.filter(Boolean).map((line) => {
    const [verdict, pattern] = line.split(': ') as [Completeness, string];
    return { verdict, parts: pattern.split(' ').map((part) => readPart(part, classes)) };
  });
}

type Classes = Readonly<Record<string, string>>;

function readPart(part: string, classes: Classes): Part {
  if (part === '^' || part === '?') return { kind: 'start', inAnswer: part === '?' };
  if (part === '..') return { kind: 'words', atMost: SOME };
  if (part === '...') return { kind: 'words', atMost: MANY };
  if (part === '_') return { kind: 'word', fits: () => true, repeats: false };
  const repeats = part.endsWith('+');
  const choices = (repeats ? part.slice(0, -1) : part).split('|');
  return {
    kind: 'word',
    fits: anyOf(choices.flatMap((choice) => spell(choice, classes))),
    repeats,
  };
}

/** The words that a choice stands for, with those of its classes. */
function spell(choice: string, classes: Classes): string[] {
  const [, minus = '', name] = /^(-?)<(.+)>$/.exec(choice) ?? [];
  if (name === undefined) return [choice];
  const list = classes[name];
  if (list === undefined) throw new Error(`no class of words is named ${name}`);
  const words = list.split(' ').flatMap((word) => spell(word, classes));
  return minus ? words.filter((word) => !word.startsWith('-')).map((word) => `-${word}`) : words;
}

function anyOf(choices: readonly string[]): Test {
  const except = choices
    .filter((choice) => choice.startsWith('-'))
    .map((choice) => choice.slice(1));
  const wanted = readWords(choices.filter((choice) => !choice.startsWith('-')));
  if (except.length === 0) return wanted;
  const unwanted = readWords(except);
  return (word, cased) => wanted(word, cased) && !unwanted(word, cased);
}

type Test = (word: string, cased: string) => boolean;

function readWords(choices: readonly string[]): Test {
  const literals = new Set(choices);
  const ends = choices.filter((choice) => choice.startsWith('*')).map((choice) => choice.slice(1));
  const beginnings = choices
    .filter((choice) => /[^*]\*$/.test(choice))
    .map((choice) => choice.slice(0, -1));
  return (word, cased) =>
    literals.has(word) ||
    ends.some((end) => cased.endsWith(end)) ||
    beginnings.some((beginning) => word.startsWith(beginning));
}

/** What the first ending that fits tells of the transcript's last sentence. */
export function judgeEnding(
  endings: readonly Ending[],
  transcript: Transcript,
): Completeness | undefined {
  const { words } = transcript;
  return endings.find(({ parts }) => fits(parts, parts.length - 1, transcript, words.length))
    ?.verdict;
}

/** Whether the parts up to and with `part` fit the words before `end`. */
function fits(parts: readonly Part[], part: number, said: Transcript, end: number): boolean {
  const next = parts[part];
  if (!next) return true;
  if (next.kind === 'start') return end <= said.openers && (said.isAnswer || !next.inAnswer);
  if (next.kind === 'words') {
    const least = Math.max(0, end - next.atMost);
    for (let from = end; from >= least; from -= 1)
      if (fits(parts, part - 1, said, from)) return true;
    return false;
  }
  const word = said.words[end - 1];
  if (word === undefined || !next.fits(word, said.cased[end - 1] as string)) return false;
  if (next.repeats && fits(parts, part, said, end - 1)) return true;
  return fits(parts, part - 1, said, end - 1);
}
