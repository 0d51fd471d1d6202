import type { AgentLanguage } from '../../../../../backend/contract/languages.ts';

/** What a new agent says and is told, until somebody writes better. */
export const FIRST_WORDS: Record<AgentLanguage, { greeting: string; instructions: string }> = {
  en: {
    greeting: 'Hello, how can I help you?',
    instructions: 'You answer calls, find out what the caller needs, and help. Be brief and kind.',
  },
  de: {
    greeting: 'Guten Tag, was kann ich für Sie tun?',
    instructions:
      'Du nimmst Anrufe an, findest heraus, was gebraucht wird, und hilfst. Fasse dich kurz und sei freundlich.',
  },
  fr: {
    greeting: 'Bonjour, que puis-je faire pour vous ?',
    instructions:
      'Tu réponds aux appels, tu trouves ce dont la personne a besoin, et tu aides. Sois bref et aimable.',
  },
  es: {
    greeting: 'Hola, ¿en qué puedo ayudarle?',
    instructions:
      'Atiendes llamadas, averiguas qué necesita la persona y la ayudas. Sé breve y amable.',
  },
};
