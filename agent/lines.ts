/** What the agent says of its own accord, outside any model: short, honest, recoverable. */
export const LINES = {
  areYouThere: 'Are you still there?',
  silenceGoodbye: "I can't hear anyone, so I'll hang up now. Please call again any time. Goodbye.",
  timeLimit: "I'm sorry, we have reached the longest time for a call. Goodbye.",
  unavailable: "I'm sorry, we can't take your call right now. Please try again in a few minutes.",
  sayAgain: "I'm having trouble with that right now. Could you say it again?",
  trouble:
    "I'm sorry, something on our side failed and I have to end this call. Please call again.",
} as const;
