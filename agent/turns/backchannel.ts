type Phrases = readonly (readonly string[])[];

/** Who says more than that wants to be heard. */
const MAX_WORDS = 8;

/**
 * What listeners say to show that they follow, without wanting to speak themselves: continuers and
 * short assessments (Schegloff 1982, "Discourse as an interactional achievement"; Goodwin 1986).
 */
const PHRASES: Readonly<Record<string, Phrases>> = {
  en: list(
    'yeah, yep, yup, yes, ya, right, okay, ok, k, kay, alright, all right, i see, go on, go ahead, sure, of course, got it, gotcha, i got it, uh huh, oh really, wow, nice, great, cool, good, perfect, fine, fair enough, makes sense, that makes sense, exactly, true, absolutely, definitely, totally, indeed, understood, i understand, i know, sounds good, very good, oh dear, interesting, keep going',
  ),
  de: list(
    'ja, jo, jap, jep, genau, okay, ok, gut, sehr gut, alles klar, klar, na klar, aha, ach so, achso, ach, ach ja, ah ja, verstehe, ich verstehe, stimmt, richtig, sicher, natürlich, gern, gerne, in ordnung, schön, super, prima, toll, weiter, nur weiter, sprechen sie weiter, ich weiß, sag bloß, verstanden, eben, ja eben',
  ),
  fr: list(
    "oui, ouais, mouais, d'accord, d'acc, ok, okay, bien, très bien, c'est bien, bien sûr, voilà, exactement, exact, tout à fait, je vois, je comprends, compris, j'ai compris, entendu, ah oui, ah bon, oh là là, hein, parfait, super, bon, allez y, continuez, je sais, c'est ça, certes, effectivement, en effet, absolument",
  ),
  es: list(
    'sí, si, ya, ya veo, ajá, aja, vale, ok, okay, claro, claro que sí, por supuesto, bien, muy bien, está bien, bueno, entiendo, ya entiendo, entendido, comprendo, de acuerdo, exacto, exactamente, eso es, así es, correcto, perfecto, ah sí, anda, siga, continúe, adelante, lo sé, ya lo sé, qué bien, genial, cierto, dale, órale',
  ),
};

/** Sounds, which are spelled as long as they were. */
const SOUND = /^(?:[hm]+|m+h+m+|u+h+u+h+|a+h+a*|o+h+|e+h+|huh|ha|a?(?:h[aei]){2,}h?)$/;
/** Of a recogniser: "(laughs)", "[cough]", "*sighs*", "<noise>". */
const MARK =
  /[([<*]\s*(?:laugh\w*|chuckl\w*|giggl\w*|cough\w*|sneez\w*|sigh\w*|breath\w*|noise|inaudible|throat clearing|clears throat|lacht|lachen|husten|hustet|seufzt|geräusch|rires?|toux|soupir|bruit|risas?|ríe|tos|tose|suspiro|ruido)\s*[)\]>*]/giu;

/**
 * Whether all that was said only shows that the caller is listening. "Yes" counts as such: ask only
 * while the agent is speaking.
 *
 * @param said - an interim or final transcript
 * @param language - BCP 47 tag; of others than English, German, French and Spanish only sounds are known
 */
export function isBackchannel(said: string, language: string): boolean {
  const words = read(said);
  return !!words && words.length > 0 && isMadeOf(words, phrasesOf(language), false);
}

/** Whether more words, or the rest of the last one, could still make a backchannel of it. */
export function mayBecomeBackchannel(partial: string, language: string): boolean {
  const words = read(partial);
  return !!words && isMadeOf(words, phrasesOf(language), true);
}

function list(phrases: string): string[][] {
  return phrases.split(', ').map((phrase) => phrase.split(' '));
}

const phrasesOf = (language: string) => PHRASES[language.toLowerCase().split('-')[0] ?? ''] ?? [];

/** Its words, a mark being one sound; undefined for a question or for more than a nod. */
function read(said: string): string[] | undefined {
  if (said.trimEnd().endsWith('?')) return undefined;
  const text = said.normalize('NFC').toLowerCase().replaceAll('’', "'").replace(MARK, ' hm ');
  const words = text.match(/[\p{L}\p{N}']+/gu) ?? [];
  return words.length > MAX_WORDS ? undefined : words;
}

/** @param isCut - more may come, so that the last phrase, and its last word, may be half */
function isMadeOf(words: readonly string[], phrases: Phrases, isCut: boolean): boolean {
  const [first, ...rest] = words;
  if (first === undefined) return true;
  if (SOUND.test(first) && isMadeOf(rest, phrases, isCut)) return true;
  return phrases.some((phrase) => {
    if (isCut && words.length <= phrase.length && isBeginning(words, phrase)) return true;
    const isNext = phrase.every((word, at) => words[at] === word);
    return isNext && isMadeOf(words.slice(phrase.length), phrases, isCut);
  });
}

const isBeginning = (words: readonly string[], phrase: readonly string[]) =>
  phrase.slice(0, words.length).join(' ').startsWith(words.join(' '));
