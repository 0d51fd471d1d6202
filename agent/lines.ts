/** What the agent says of its own accord, outside any model: short, honest, recoverable. */
export const LINES = {
  areYouThere: 'Are you still there?',
  silenceGoodbye: "I can't hear anyone, so I'll hang up now. Please call again any time. Goodbye.",
  timeLimit: "I'm sorry, we have reached the longest time for a call. Goodbye.",
  unavailable: "I'm sorry, we can't take your call right now. Please try again in a few minutes.",
  /** The model did not answer. */
  sayAgain: "I'm having trouble with that right now. Could you say it again?",
  /** The model stopped in the middle. */
  lostThread: "I'm sorry, I lost the rest of that. Could you ask me again?",
  /** The voice failed. */
  lostVoice: "I'm sorry, I'm having trouble with my voice. Could you say that again?",
  /** The recogniser failed. */
  notHeard: "I'm sorry, I'm having trouble hearing you. Could you say that again?",
  /** Nothing helps any more. */
  trouble:
    "I'm sorry, something on our side failed and I have to end this call. Please call again.",
  /** Some time before the longest time for a call is over. */
  timeWarning: 'Just so you know, we have to end this call soon.',
  /** The credit that pays for the call is used up. */
  creditEnded: "I'm sorry, the credit for this call is used up. Goodbye.",
  /** The call has come to a limit of the agent in money. */
  limitEnded: "I'm sorry, I have to end this call here. Goodbye.",
  /** There is no credit for a new call. */
  notAdmitted: "I'm sorry, we can't take this call right now. Goodbye.",
  /** The agent has as many calls as it may. */
  allLinesBusy: "I'm sorry, all our lines are busy. Please call again in a few minutes. Goodbye.",
  /** Another worker has taken over the call. */
  cutOff: "I'm sorry, we were cut off for a moment. Please go on.",
} as const;

export type Line = (typeof LINES)[keyof typeof LINES];

/** Said in place of a reply. */
export const TROUBLE_LINES = [
  LINES.sayAgain,
  LINES.lostThread,
  LINES.lostVoice,
  LINES.notHeard,
] as const;

export type TroubleLine = (typeof TROUBLE_LINES)[number];

export const isLine = (text: string): text is Line =>
  (Object.values(LINES) as string[]).includes(text);

/** Whether more text could make one of the lines of this. */
export const beginsLine = (text: string): boolean =>
  Object.values(LINES).some((line) => line.startsWith(text));
