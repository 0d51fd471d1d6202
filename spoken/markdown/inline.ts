import { type Stage, stage, type Taken } from '../stage.ts';

const ENTITIES = new Map(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    nbsp: ' ',
    quot: '"',
    apos: "'",
    hellip: '…',
    ndash: '–',
    mdash: '—',
    euro: '€',
    '#39': "'",
  }),
);
/** What is longer is taken for text: nothing waits for an end that may never come. */
const LONGEST_LINK = 2_000;
const LONGEST_TAG = 200;

type Take = (rest: string, isEnd: boolean, previous: string) => Taken | undefined;

/** Spaces that do not break, as between the digits of French numbers, and the digits of CO₂. */
const plain = (text: string): Taken => ({
  length: text.length,
  text: text
    .replace(/[\u00A0\u2009\u202F]/g, ' ')
    .replaceAll('\u2011', '-')
    .replace(/[₀-₉]/g, (digit) => String(digit.charCodeAt(0) - 0x2080)),
});
const drop = (length: number): Taken => ({ length, text: '' });
const keep = (text: string): Taken => ({ length: text.length, text });

/** By the sign with which a mark begins. Each answers undefined while it cannot be told yet. */
const MARKS: Readonly<Record<string, Take>> = {
  '\\': (rest, isEnd) => {
    if (rest.length < 2 && !isEnd) return undefined;
    return /^\\[!-/:-@[-`{-~]/.test(rest) ? { length: 2, text: rest[1] ?? '' } : keep('\\');
  },
  '*': emphasis,
  _: emphasis,
  '~': (rest, isEnd) => {
    if (rest.length < 2 && !isEnd) return undefined;
    return rest.startsWith('~~') ? drop(2) : keep('~');
  },
  '`': () => drop(1),
  '!': (rest, isEnd) => {
    if (rest.length < 2 && !isEnd) return undefined;
    return rest.startsWith('![') ? drop(1) : keep('!');
  },
  '[': (rest, isEnd) => {
    const isMark = /^\[[\^\d]/.test(rest) || rest.length < 2;
    if (!isMark) return keep('[');
    const note = /^\[\^?[\w-]{1,8}\](?!\()/.exec(rest);
    const isOpen = /^\[(?:\^?[\w-]{0,8}\]?)?$/.test(rest);
    if (isOpen && !isEnd) return undefined;
    return note ? drop(note[0].length) : keep('[');
  },
  ']': (rest, isEnd) => {
    if (rest.length < 2 && !isEnd) return undefined;
    if (rest[1] !== '(' && rest[1] !== '[') return keep(']');
    const line = rest.indexOf('\n');
    const limit = line < 0 ? LONGEST_LINK : Math.min(line, LONGEST_LINK);
    const end = closingOf(rest.slice(1, limit + 1));
    if (end >= 0) return drop(end + 2);
    return rest.length <= limit && !isEnd ? undefined : keep(']');
  },
  '<': (rest, isEnd) => {
    if (rest.length < 2 && !isEnd) return undefined;
    if (!/^<[a-z/!]/i.test(rest)) return keep('<');
    const end = rest.search(/[>\n]/);
    if (end < 0) return rest.length < LONGEST_TAG && !isEnd ? undefined : keep('<');
    if (rest[end] === '\n' || end > LONGEST_TAG) return keep('<');
    const content = rest.slice(1, end);
    const isAddress = /^[^\s<]+(?::\/\/|@)[^\s<]+$/.test(content);
    return {
      length: end + 1,
      text: isAddress ? content.replace(/^mailto:/, '') : /^br\b/i.test(content) ? '\n' : '',
    };
  },
  '&': (rest, isEnd) => {
    if (/^&[a-z0-9#]{0,7}$/i.test(rest) && !isEnd) return undefined;
    const entity = /^&([a-z]+|#39);/i.exec(rest);
    const sign = entity && ENTITIES.get(entity[1] ?? '');
    return entity && sign ? { length: entity[0].length, text: sign } : keep('&');
  },
};

/** Takes emphasis, links, images, footnotes, code marks, tags and entities out of a line. */
export function inline(): Stage {
  let previous = ' ';
  return stage((rest, isEnd) => {
    const take = MARKS[rest[0] ?? ''];
    const taken = take
      ? take(rest, isEnd, previous)
      : plain(/^[^\\*_~`![\]<&]+/.exec(rest)?.[0] ?? rest);
    if (taken) previous = taken.text.at(-1) ?? previous;
    return taken;
  });
}

/** Stars and underscores, unless they stand within a name or between two numbers. */
function emphasis(rest: string, isEnd: boolean, previous: string): Taken | undefined {
  const run = /^(?:\*+|_+)/.exec(rest)?.[0] ?? '';
  const next = rest[run.length];
  if (next === undefined && !isEnd) return undefined;
  const isInWord = /[\p{L}\p{N}]/u.test(previous) && /[\p{L}\p{N}]/u.test(next ?? '');
  const isBetween = /\s/.test(previous) && /\s/.test(next ?? '');
  if (run[0] === '_' ? isInWord : isBetween || (/\d/.test(previous) && /\d/.test(next ?? '')))
    return run.length === 1 ? keep(run) : drop(run.length);
  return drop(run.length);
}

/** Where the bracket closes with which a text begins, or -1. Links may hold brackets: [a](b_(c)). */
function closingOf(text: string): number {
  const [open, close] = text[0] === '(' ? '()' : '[]';
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === open) depth += 1;
    if (text[at] === close) depth -= 1;
    if (depth === 0) return at;
  }
  return -1;
}
