import type { TaskPhrases } from './task-phrases.ts';

export const ENGLISH: TaskPhrases = {
  started: 'All right, let me see to that.',
  changed: "All right, I'll take that into account.",
  cancelled: "All right, I've stopped that.",
  failures: {
    model: "I'm sorry, I couldn't work that out just now. Shall I try it again?",
    tool: "I'm sorry, something I needed for that didn't work. Shall I try again, or is there something else?",
    timeout: "I'm sorry, that took too long, so I stopped it. Shall I try again?",
    limit:
      "I'm sorry, that is more than I can do in one call. Could we try a smaller part of it instead?",
    sandbox: "I'm sorry, my workspace had a problem, so that didn't get done. Shall I try again?",
    backend: "I'm sorry, I can't reach our system right now. We can try again in a moment.",
  },
  late: 'I have an answer after all. {result}',
  questions: [
    'Before I do that, I need your yes. {summary}',
    "Sorry, I didn't catch whether that was a yes. {summary} Please say yes or no.",
    'Once more, to be safe. {summary} Yes, or no?',
  ],
  agreed: "Thank you, I'll do that now.",
  declined: "All right, I won't do that.",
  notAgreed: 'I am not sure you want that, so I leave it as it is.',
  no: 'no',
};
