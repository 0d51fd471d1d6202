import fc from 'fast-check';
import { expect, it } from 'vitest';
import { consentOf } from './consent.ts';
import { CONSENT_WORDS, NEGATIONS, RESERVATIONS } from './consent-words.ts';

it.each([
  ['en', 'Yes.'],
  ['en', 'Yes, please.'],
  ['en', 'Go ahead'],
  ['en-US', 'Sure!'],
  ['en', 'do it'],
  ['en', 'Okay, do that.'],
  ['en', 'Oh yes, that’s fine, thank you.'],
  ['en', 'Um, yeah, book it please'],
  ['en', 'Yes, the table for four at seven.'],
  ['de', 'Ja'],
  ['de-AT', 'Ja, bitte, machen Sie das.'],
  ['de', 'Also gut, einverstanden.'],
  ['fr', 'Oui.'],
  ['fr', 'D’accord, allez-y.'],
  ['es', 'Sí'],
  ['es', 'si'],
  ['es', 'Sí, por favor, adelante.'],
  ['it', 'Yes'],
])('%s: "%s" is yes', (language, said) => {
  expect(consentOf(said, language)).toBe('yes');
});

it.each([
  ['en', 'No.'],
  ['en', 'No, thanks'],
  ['en', "Please don't"],
  ['en', 'Cancel that'],
  ['en', 'Never mind.'],
  ['en', 'Do not do this, please'],
  ['de', 'Nein danke'],
  ['de', 'Bitte nicht.'],
  ['fr', 'Non, surtout pas'],
  ['es', 'No, gracias'],
  ['es', 'Mejor no'],
])('%s: "%s" is no', (language, said) => {
  expect(consentOf(said, language)).toBe('no');
});

it.each([
  ['en', ''],
  ['en', '...'],
  ['en', 'Yes, but not today'],
  ['en', 'Yes but make it five'],
  ['en', 'Yes, and change the time'],
  ['en', 'Yeah, no'],
  ['en', 'Yes, no-way'],
  ['en', 'Please do not do this'],
  ['en', 'No, yes'],
  ['en', "I don't know"],
  ['en', "I'm not sure"],
  ['en', 'Is that safe?'],
  ['en', 'Yes?'],
  ['en', 'Are you sure'],
  ['en', 'Okay so what does that cost'],
  ['en', 'If it is free, yes'],
  ['en', 'Wait a second'],
  ['en', 'He said yes'],
  ['en', 'Can you say yes'],
  ['en', 'Please'],
  ['en', 'mhm'],
  ['en', 'The caller says yes to everything'],
  ['de', 'Ja, aber erst morgen'],
  ['de', 'Weiß nicht'],
  ['de', 'Ja wenn es nichts kostet'],
  ['fr', 'Oui mais pas demain'],
  ['fr', 'Je ne sais pas'],
  ['es', 'Sí, pero mañana'],
  ['es', 'Si es gratis'],
  ['es', 'No sé'],
])('%s: "%s" is unclear', (language, said) => {
  expect(consentOf(said, language)).toBe('unclear');
});

const languages = fc.constantFrom('en', 'de', 'fr', 'es', 'pt');
const yesWords = Object.values(CONSENT_WORDS).flatMap(({ yes, filler }) => [...yes, ...filler]);
const some = fc.array(fc.oneof(fc.constantFrom(...yesWords), fc.string({ maxLength: 8 })), {
  maxLength: 6,
});

it.each([
  ['a negation', [...NEGATIONS, "don't", "won't", 'isn’t']],
  ['a reservation', RESERVATIONS],
])('never takes for a yes what has %s in it', (_, words) => {
  fc.assert(
    fc.property(
      some,
      fc.constantFrom(...words),
      some,
      languages,
      (before, word, after, language) => {
        const said = [...before, word, ...after].join(' ');
        expect(consentOf(said, language)).not.toBe('yes');
      },
    ),
    { numRuns: 2_000 },
  );
});

it('takes no text that has no word of consent in it for a yes', () => {
  const digits = fc.stringMatching(/^[0-9 .,;!]{0,40}$/);
  fc.assert(
    fc.property(digits, languages, (said, language) => {
      expect(consentOf(said, language)).toBe('unclear');
    }),
  );
});
