import type { Language, Rule } from '../language.ts';
import { sayDigits } from '../numbers.ts';
import { END, LETTER, rule } from '../rules.ts';
import { sayCode, spellOut } from './code.ts';

/** Endings by which an address without "www" is known. Two letters alone could end a sentence. */
const DOMAINS =
  'com|org|net|edu|gov|mil|info|biz|app|dev|shop|store|online|site|blog|cloud|tech|io|ai|co|eu|de|fr|es|uk|us|ca|at|ch|it|nl|be|pt|pl|se|dk|no|fi|ie|mx|ar|cl|pe|br|in|cn|jp|kr|au|nz|ru|tv|me|ly|sm';
const FILES =
  'txt|pdf|docx?|xlsx?|pptx?|csv|png|jpe?g|gif|mp3|mp4|wav|zip|json|xml|html?|js|ts|py|md';
const LABEL = `[\\d${LETTER}](?:[\\d${LETTER}_-]*[\\d${LETTER}])?`;
/** A path ends before the punctuation of the sentence. */
const PATH = '(?:[/?#][^\\s<>"]*[^\\s<>".,;:!?)\\]}\'’])?/?';

/** Names of the signs in an address. */
function signNames({ signs }: Language): ReadonlyMap<string, string> {
  return new Map(
    Object.entries({
      '.': signs.dot,
      '@': signs.at,
      '/': signs.slash,
      '-': signs.dash,
      _: signs.underscore,
      ':': signs.colon,
      '#': signs.hash,
      '&': signs.ampersand,
      '+': signs.plus,
      '=': signs.equals,
      '%': signs.percent,
      '?': signs.question,
      '|': signs.bar,
      '\\': signs.backslash,
      '*': signs.asterisk,
      $: signs.dollar,
      '~': signs.tilde,
    }),
  );
}

/** a.b@example.com, https://example.com/a, example.com, @name, #topic, C:\files. */
export function electronic(language: Language): Rule[] {
  const names = signNames(language);
  const spell = (text: string) => spellAddress(text, names, language);
  return [
    rule(`[\\d${LETTER}][\\d${LETTER}._%+&'-]*@${LABEL}(?:\\.${LABEL})+${PATH}`, ([text]) =>
      spell(text),
    ),
    // Nobody says the scheme of an address, nor the slash at its end.
    rule(`https?://([^\\s<>"]*[^\\s<>".,;:!?)\\]}'’])`, ([, text = '']) =>
      spell(text.replace(/\/$/, '')),
    ),
    rule(`[a-z]+://[^\\s<>"]*[^\\s<>".,;:!?)\\]}'’]`, ([text]) => spell(text)),
    rule(`www\\.${LABEL}(?:\\.${LABEL})*${PATH}`, ([text]) => spell(text.replace(/\/$/, ''))),
    rule(`(?:${LABEL}\\.)+(?:${DOMAINS})${END}${PATH}`, ([text]) => spell(text.replace(/\/$/, ''))),
    rule(`[\\d${LETTER}_-]+\\.(?:${FILES})${END}`, ([text]) => spell(text)),
    rule(`@(?=\\d+${END})`, () => language.signs.at),
    rule(`@${LABEL}(?:\\.${LABEL})*`, ([text]) => spell(text)),
    rule(`#([${LETTER}][\\d${LETTER}_]*)`, ([, topic = '']) => `hashtag ${spell(topic)}`),
    rule(
      `(?:[a-z]:\\\\|~?/)[\\d${LETTER}_.-]+(?:[\\\\/][\\d${LETTER}_-]+)+(?:\\.[\\d${LETTER}]+)*`,
      ([text]) => spell(text),
    ),
  ];
}

function spellAddress(
  text: string,
  names: ReadonlyMap<string, string>,
  language: Language,
): string {
  const parts = decode(text).match(/\p{L}[\p{L}\p{M}]*|\d+|[^\p{L}\d]/gu) ?? [];
  const said = parts.map((part, at) => {
    if (/\d/.test(part)) return sayDigits(part, language);
    // The country at the end of a domain is spelled.
    const isCountry = parts[at - 1] === '.' && part.length === 2 && part !== 'co';
    return names.get(part) ?? (isCountry ? spellOut(part) : sayCode(part, language));
  });
  return said.join(' ');
}

/** With the letters that %C3%A9 and the like stand for. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
