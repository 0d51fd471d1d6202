/** "My name is ..." with one or two words that can be a name. */
export const NAME =
  /\b(?:my name is|my name's|call me) ((?:(?!and\b|but\b|so\b|i\b|i'm\b|please\b)[\p{L}'-]+ ?){1,2})/u;

/** "My favourite colour is ..." (group 1), "remember the word ..." (group 2), and the value. */
export const STATEMENT =
  /\b(?:my (favourite \p{L}+) is (?:the )?|remember (?:(?:the|that|this|my) )?(word|colour|number|code) (?:is )?)(.+)$/u;

/** A name as it is written. */
export const capitalise = (name: string): string =>
  name.trim().replace(/(?<=^|[ -])\p{L}/gu, (letter) => letter.toUpperCase());

/** What a caller has told of themselves, by what it is: "name", "favourite colour", "word". The newest counts. */
export function remember(said: string[]): Map<string, string> {
  const facts = new Map<string, string>();
  for (const words of said) {
    const name = words.match(NAME)?.[1];
    if (name !== undefined) facts.set('name', capitalise(name));
    const [, favourite, thing, value] = words.match(STATEMENT) ?? [];
    if (value !== undefined) facts.set(favourite ?? thing ?? '', value);
  }
  return facts;
}

const PERSONAL = /^(name|favourite .+)$/;
const PERSONAL_SENTENCE = /The caller's (name|favourite \p{L}+) is ([^."\\]+)\./gu;
const WORD_SENTENCE = /The caller asked to remember the (word|colour|number|code) ([^."\\]+)\./gu;

/** What a caller has told of themselves, as sentences that `recollect` reads. */
export function personalFacts(facts: Map<string, string>): string[] {
  return [...facts]
    .filter(([thing]) => PERSONAL.test(thing))
    .map(([thing, value]) => `The caller's ${thing} is ${value}.`);
}

/** What a caller has asked to remember for this call, likewise. */
export function passingFacts(facts: Map<string, string>): string[] {
  return [...facts]
    .filter(([thing]) => !PERSONAL.test(thing))
    .map(([thing, value]) => `The caller asked to remember the ${thing} ${value}.`);
}

/** What notes tell of a caller: those of a summary, or those on earlier calls. */
export function recollect(notes: string): Map<string, string> {
  const sentences = [...notes.matchAll(PERSONAL_SENTENCE), ...notes.matchAll(WORD_SENTENCE)];
  return new Map(sentences.map(([, thing = '', value = '']) => [thing, value]));
}
