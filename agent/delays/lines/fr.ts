import type { DelayLines } from './delay-lines.ts';

const NUMBERS =
  'deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt vingt-et-une vingt-deux vingt-trois vingt-quatre vingt-cinq vingt-six vingt-sept vingt-huit vingt-neuf trente';

export const FRENCH: DelayLines = {
  stages: [
    [
      "Un instant, s'il vous plaît.",
      'Une petite seconde.',
      "Je m'en occupe.",
      'Un petit moment.',
      'Patientez un instant.',
      'Voyons voir.',
    ],
    [
      "J'y travaille encore. Ce n'est pas oublié.",
      'Cela prend un peu de temps, mais je suis toujours dessus.',
      'Merci de patienter, je suis toujours là.',
      'Je ne vous oublie pas. La recherche continue.',
      'Le travail est en cours, restez en ligne.',
      "Je continue, et je vous le dis dès que c'est prêt.",
    ],
    [
      "Je suis désolé, c'est plus long que d'habitude. J'attends encore la réponse.",
      "Excusez-moi pour l'attente. Il faut plus d'étapes que je ne pensais.",
      "Désolé, c'est lent aujourd'hui. Vous pouvez aussi me demander autre chose en attendant.",
      "Pardon de vous faire attendre. Ce n'est pas fini, et je vous dirai ce qu'il en est.",
      "Je sais que l'attente est longue, et j'en suis désolé. Si vous voulez, je peux arrêter.",
      "Toutes mes excuses, ce n'est toujours pas terminé. Merci de votre patience.",
    ],
  ],
  elapsed: [
    "J'y travaille depuis {time}, et je continue.",
    'Cela fait {time}, et je suis toujours dessus.',
    "Désolé, après {time} ce n'est pas encore fini. Je continue.",
    "Vous attendez depuis {time}, j'en suis désolé. C'est encore en cours.",
  ],
  seconds: [
    'dix secondes',
    'vingt secondes',
    'trente secondes',
    'quarante secondes',
    'cinquante secondes',
  ],
  minutes: ['une minute', ...NUMBERS.split(' ').map((number) => `${number} minutes`)],
  both: '{minutes} et {seconds}',
};
