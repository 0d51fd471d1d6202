import type { AgentLines } from './agent-lines.ts';

/** As they are said: without the space that stands before a question mark in print. */
export const FRENCH: AgentLines = {
  areYouThere: 'Êtes-vous toujours là?',
  areYouThereAgain: "Allô? Si vous m'entendez, dites quelque chose. Je vous écoute.",
  silenceGoodbye:
    "Je n'entends personne, je vais donc raccrocher. Rappelez quand vous voulez. Au revoir.",
  timeLimit: 'Je suis désolé, nous avons atteint la durée maximale des appels. Au revoir.',
  unavailable: 'Je suis désolé, nous ne pouvons pas vous répondre. Rappelez dans quelques minutes.',
  sayAgain: "J'ai du mal à traiter cela en ce moment. Pouvez-vous le redire?",
  lostThread: "Pardon, j'ai perdu le fil. Pouvez-vous me reposer la question?",
  lostVoice: "Pardon, j'ai un problème de voix. Pouvez-vous répéter?",
  notHeard: "Pardon, j'ai du mal à vous entendre. Pouvez-vous répéter?",
  badLine: 'Je vous entends mal. Pouvez-vous répéter, un peu plus fort?',
  badLineAgain:
    "Je n'arrive toujours pas à vous comprendre. C'est peut-être la ligne. Pouvez-vous réessayer?",
  badLineGoodbye:
    'Je suis désolé, je ne vous comprends pas sur cette ligne. Veuillez rappeler. Au revoir.',
  trouble:
    "Je suis désolé, un problème est survenu chez nous et je dois mettre fin à l'appel. Veuillez rappeler.",
  timeWarning: 'Pour information, nous devrons bientôt terminer cet appel.',
  creditEnded: 'Je suis désolé, le crédit de cet appel est épuisé. Au revoir.',
  limitEnded: "Je suis désolé, je dois mettre fin à l'appel ici. Au revoir.",
  notAdmitted: 'Je suis désolé, nous ne pouvons pas prendre cet appel maintenant. Au revoir.',
  allLinesBusy:
    'Je suis désolé, toutes nos lignes sont occupées. Rappelez dans quelques minutes. Au revoir.',
  handedBack: 'Me revoilà. Comment puis-je vous aider?',
  cutOff: 'Pardon, nous avons été coupés un instant. Continuez, je vous en prie.',
};
