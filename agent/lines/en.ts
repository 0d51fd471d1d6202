import type { AgentLines } from './agent-lines.ts';

export const ENGLISH: AgentLines = {
  areYouThere: 'Are you still there?',
  areYouThereAgain: "Hello? If you can hear me, please say something. I'm listening.",
  silenceGoodbye: "I can't hear anyone, so I'll hang up now. Please call again any time. Goodbye.",
  timeLimit: "I'm sorry, we have reached the longest time for a call. Goodbye.",
  unavailable: "I'm sorry, we can't take your call right now. Please try again in a few minutes.",
  sayAgain: "I'm having trouble with that right now. Could you say it again?",
  lostThread: "I'm sorry, I lost the rest of that. Could you ask me again?",
  lostVoice: "I'm sorry, I'm having trouble with my voice. Could you say that again?",
  notHeard: "I'm sorry, I'm having trouble hearing you. Could you say that again?",
  badLine: "I'm afraid I can't hear you well. Could you say that again, a little louder?",
  badLineAgain: "I still can't make out your words. It may be the line. Could you try once more?",
  badLineGoodbye: "I'm sorry, I can't understand you on this line. Please call again. Goodbye.",
  trouble:
    "I'm sorry, something on our side failed and I have to end this call. Please call again.",
  timeWarning: 'Just so you know, we have to end this call soon.',
  creditEnded: "I'm sorry, the credit for this call is used up. Goodbye.",
  limitEnded: "I'm sorry, I have to end this call here. Goodbye.",
  notAdmitted: "I'm sorry, we can't take this call right now. Goodbye.",
  allLinesBusy: "I'm sorry, all our lines are busy. Please call again in a few minutes. Goodbye.",
  handedBack: "Hello, it's me again. How can I help you?",
  cutOff: "I'm sorry, we were cut off for a moment. Please go on.",
};
