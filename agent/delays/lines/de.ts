import type { DelayLines } from './delay-lines.ts';

const NUMBERS =
  'zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig einundzwanzig zweiundzwanzig dreiundzwanzig vierundzwanzig fünfundzwanzig sechsundzwanzig siebenundzwanzig achtundzwanzig neunundzwanzig dreißig';

export const GERMAN: DelayLines = {
  stages: [
    [
      'Einen Moment, bitte.',
      'Einen Augenblick.',
      'Ich bin dran.',
      'Moment, ich kümmere mich darum.',
      'Ganz kurz, bitte.',
      'Mal sehen.',
    ],
    [
      'Ich arbeite noch daran. Es ist nicht vergessen.',
      'Es dauert ein wenig, aber ich bin noch dabei.',
      'Danke fürs Warten, ich bin noch da.',
      'Ich habe Sie nicht vergessen. Es läuft noch.',
      'Es ist noch in Arbeit, bitte bleiben Sie dran.',
      'Ich bin weiter dabei und sage Ihnen Bescheid, sobald ich es habe.',
    ],
    [
      'Es tut mir leid, das dauert länger als sonst. Ich warte noch auf die Antwort.',
      'Bitte entschuldigen Sie die Wartezeit. Es braucht mehr Schritte, als ich dachte.',
      'Tut mir leid, heute geht es langsam. Sie können mich inzwischen auch etwas anderes fragen.',
      'Entschuldigen Sie, dass Sie warten müssen. Es ist noch nicht fertig, aber ich sage in jedem Fall Bescheid.',
      'Ich weiß, das ist eine lange Wartezeit, und es tut mir leid. Wenn Sie möchten, breche ich es ab.',
      'Entschuldigung, es ist immer noch nicht fertig. Danke für Ihre Geduld.',
    ],
  ],
  elapsed: [
    'Ich arbeite seit {time} daran und bin noch nicht fertig.',
    'Seit {time} läuft es nun, und ich bin noch dabei.',
    'Entschuldigung, nach {time} ist es noch nicht fertig. Ich bleibe dran.',
    'Sie warten jetzt seit {time}, das tut mir leid. Es läuft noch.',
  ],
  seconds: [
    'zehn Sekunden',
    'zwanzig Sekunden',
    'dreißig Sekunden',
    'vierzig Sekunden',
    'fünfzig Sekunden',
  ],
  minutes: ['einer Minute', ...NUMBERS.split(' ').map((number) => `${number} Minuten`)],
  both: '{minutes} und {seconds}',
};
