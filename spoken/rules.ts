import type { Around, Language, Rule } from './language.ts';

/** The letters of the languages we speak. As a pattern, all letters there are would take long to compile. */
export const LETTER = 'A-Za-zÀ-ÖØ-öø-ɏ';

/** No letter or digit follows. */
export const END = `(?![\\d${LETTER}])`;

/** A rule from the source of its pattern. */
export function rule(pattern: string, say: Rule['say'], isRange = false): Rule {
  return { pattern: new RegExp(pattern, 'iy'), say, isRange };
}

/** As `rule`, where capitals and small letters differ. */
export function strictRule(pattern: string, say: Rule['say']): Rule {
  return { pattern: new RegExp(pattern, 'y'), say };
}

/** Alternatives of a pattern, the longest first, so that "mm" is not taken for "m". */
export function anyOf(words: readonly string[]): string {
  const longestFirst = [...new Set(words)].sort((a, b) => b.length - a.length);
  return longestFirst.map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('|');
}

const WORD = /[\p{L}\p{M}\p{Nd}]+(?:['’][\p{L}\p{M}]+)*/uy;
const WORD_SIGN = /[\p{L}\p{M}\p{N}]/u;
const RANGE = /\s?[-–—]\s?(?=[$€£¥₩]?\d)/uy;
const KEEPS_BEFORE = 60;

/** Within what a rule has said no breath is taken. */
const NO_BREAK = '\u00A0';

/** Says a piece of text by the first rule that fits at each word. */
export function applyRules(text: string, rules: readonly Rule[], language: Language, past: string) {
  let said = '';
  let at = 0;
  while (at < text.length) {
    const done = isStart(text, at) ? applyAt(text, at, rules, past) : undefined;
    if (done) {
      said += ` ${done.said.trim().replaceAll(' ', NO_BREAK)} `;
      at = done.end;
      if (!done.isRange) continue;
      RANGE.lastIndex = at;
      const dash = RANGE.exec(text)?.[0] ?? '';
      if (dash !== '') said += `${language.signs.to} `;
      at += dash.length;
      continue;
    }
    WORD.lastIndex = at;
    const word = WORD.exec(text)?.[0] ?? String.fromCodePoint(text.codePointAt(at) ?? 0);
    said += word;
    at += word.length;
  }
  return said;
}

function isStart(text: string, at: number): boolean {
  const [previous = '', current = ''] = [text[at - 1], text[at]];
  if (/\d/.test(previous) && /\d/.test(current)) return false;
  return !WORD_SIGN.test(previous) || !/[\p{L}\p{M}]/u.test(current);
}

function applyAt(text: string, at: number, rules: readonly Rule[], past: string) {
  let around: Around | undefined;
  for (const { pattern, say, isRange } of rules) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match || match[0] === '') continue;
    const end = at + match[0].length;
    const before: string = around?.before ?? (past + text.slice(0, at)).slice(-KEEPS_BEFORE);
    around = { before, after: text.slice(end) };
    const said = say(match, around);
    if (said !== undefined) return { said, end, isRange };
  }
  return undefined;
}
