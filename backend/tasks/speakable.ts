/** About a minute and a half of speech. */
const MAX_CHARACTERS = 1_200;
/** More is not looked at. */
const MAX_READ = 16_000;

const SHOWN: [RegExp, string][] = [
  // Blocks that cannot be spoken.
  [/```[\s\S]*?(?:```|$)/g, '\n'],
  // Links by their words, bare ones by their host.
  [/!?\[([^[\]]{0,500})\]\([^()\s]*(?:[ \t]+"[^"]*")?\)/g, '$1'],
  [
    /<?\bhttps?:\/\/(?:www\.)?([^\s/<>()]*[^\s/<>().,;:!?])(?:\/(?:[^\s<>()]*[^\s<>().,;:!?])?)?>?/g,
    '$1',
  ],
  [/<[a-z/!][^<>]*>/gi, ' '],
  [/^[ \t]*(?:[-*_][ \t]*){3,}$/gm, ''],
  [/^[ \t]*\|?[ \t]*:?-{2,}.*$/gm, ''],
  // What stands at the beginning of a line.
  [/^[ \t]*(?:#{1,6}[ \t]+|>[ \t]?|[-*+•][ \t]+|\d{1,3}[.)][ \t]+)+/gm, ''],
  [/`([^`]*)`/g, '$1'],
  [/(\*\*\*|\*\*|__|~~)(?=\S)([\s\S]*?\S)\1/g, '$2'],
  [/(?<![\p{L}\p{N}*_])([*_])(?=\S)([^*_\n]*\S)\1(?![\p{L}\p{N}*_])/gu, '$2'],
  [/[ \t]*\|[ \t]*/g, ', '],
];

/**
 * A model's text as it can be spoken: one paragraph without markdown, code, tags or addresses of
 * pages, cut after a sentence where it is too long.
 */
export function speakable(text: string): string {
  const plain = SHOWN.reduce(
    (shown, [pattern, by]) => shown.replace(pattern, by),
    text.slice(0, MAX_READ),
  );
  const lines = plain
    .split(/\n+/)
    .map((line) => line.replace(/[\p{C}\p{Z}]+/gu, ' ').replace(/^[ ,]+|[ ,]+$/g, ''))
    .filter((line) => /[\p{L}\p{N}]/u.test(line));
  return cut(lines.map((line, n) => (n < lines.length - 1 ? asSentence(line) : line)).join(' '));
}

/** Ends a line that was one of a list, so that the voice pauses. */
const asSentence = (line: string): string => (/[.!?:;,…]$/.test(line) ? line : `${line}.`);

function cut(text: string): string {
  if (text.length <= MAX_CHARACTERS) return text;
  const start = text.slice(0, MAX_CHARACTERS);
  const sentence = /^[\s\S]*[.!?…](?=\s)/.exec(start)?.[0];
  return (sentence ?? start.replace(/ \S*$/, '')).toWellFormed();
}
