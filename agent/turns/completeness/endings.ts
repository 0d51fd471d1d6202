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
  | { kind: 'word'; fits: (word: string, cased: string) => boolean; repeats: boolean };

const SOME = 5;
const MANY = Number.POSITIVE_INFINITY;

/**
 * Reads a table of endings, `verdict: pattern` a line, from the exception to the rule. In a pattern
 * `a|b` is either word, `<name>` a word of a class, `*ing` and `turn*` a word with that end or
 * beginning, `_` any word, `..` up to five words, `...` any number of them, `^` the start of the
 * sentence, `?` that of an answer to a question, and `+` after a word one or more. In a class `-word` is none of it.
 */
export function readEndings(classes: Readonly<Record<string, string>>, table: string): Ending[] {
  const tests = new Map<string, Test>();
  const classOf = (name: string): Test => {
    const known = tests.get(name);
    if (known) return known;
    const list = classes[name];
    if (list === undefined) throw new Error(`no class of words is named ${name}`);
    const test = anyOf(list.split(/\s+/), classOf);
    tests.set(name, test);
    return test;
  };
  const lines = table.split('\n').map((line) => line.trim());
  return lines.filter(Boolean).map((line) => {
    const [verdict, pattern] = line.split(': ') as [Completeness, string];
    return { verdict, parts: pattern.split(' ').map((part) => readPart(part, classOf)) };
  });
}

type Test = (word: string, cased: string) => boolean;

function readPart(part: string, classOf: (name: string) => Test): Part {
  if (part === '^' || part === '?') return { kind: 'start', inAnswer: part === '?' };
  if (part === '..') return { kind: 'words', atMost: SOME };
  if (part === '...') return { kind: 'words', atMost: MANY };
  if (part === '_') return { kind: 'word', fits: () => true, repeats: false };
  const repeats = part.endsWith('+');
  const choices = (repeats ? part.slice(0, -1) : part).split('|');
  return { kind: 'word', fits: anyOf(choices, classOf), repeats };
}

function anyOf(choices: readonly string[], classOf: (name: string) => Test): Test {
  const literals = new Set<string>();
  const except: Test[] = [];
  const others: Test[] = [];
  for (const choice of choices) {
    const name = /^-?<(.+)>$/.exec(choice)?.[1];
    if (choice.startsWith('-'))
      except.push(name ? classOf(name) : (word) => word === choice.slice(1));
    else if (name) others.push(classOf(name));
    else if (choice.startsWith('*')) others.push((_, cased) => cased.endsWith(choice.slice(1)));
    else if (choice.endsWith('*')) others.push((word) => word.startsWith(choice.slice(0, -1)));
    else literals.add(choice);
  }
  return (word, cased) =>
    (literals.has(word) || others.some((test) => test(word, cased))) &&
    !except.some((test) => test(word, cased));
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
