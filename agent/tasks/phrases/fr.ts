import type { TaskPhrases } from './task-phrases.ts';

export const FRENCH: TaskPhrases = {
  started: "D'accord, je m'en occupe.",
  changed: "D'accord, j'en tiens compte.",
  cancelled: "D'accord, j'ai arrêté.",
  failures: {
    model: "Je suis désolé, je n'ai pas pu le savoir pour l'instant. Voulez-vous que je réessaie ?",
    tool: "Je suis désolé, un outil dont j'ai besoin n'a pas fonctionné. Voulez-vous que je réessaie, ou puis-je faire autre chose ?",
    timeout: "Je suis désolé, c'était trop long et je l'ai arrêté. Voulez-vous que je réessaie ?",
    limit:
      "Je suis désolé, c'est plus que ce que je peux faire en un appel. Voulez-vous essayer avec une plus petite partie ?",
    sandbox:
      "Je suis désolé, mon espace de travail a eu un problème et ce n'est pas fait. Voulez-vous que je réessaie ?",
    backend:
      "Je suis désolé, je n'arrive pas à joindre notre système. Nous pouvons réessayer dans un instant.",
  },
  late: "J'ai finalement une réponse. {result}",
  questions: [
    'Pour cela, il me faut votre accord. {summary}',
    "Pardon, je n'ai pas compris si c'était un oui. {summary} Dites oui ou non, s'il vous plaît.",
    'Encore une fois, pour être sûr. {summary} Oui ou non ?',
  ],
  agreed: 'Merci, je le fais maintenant.',
  declined: "D'accord, je ne le fais pas.",
  notAgreed: 'Je ne suis pas sûr que vous le vouliez, alors je laisse les choses comme elles sont.',
  no: 'non',
};
