import type { DelayLines } from './delay-lines.ts';

const NUMBERS =
  'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty twenty-one twenty-two twenty-three twenty-four twenty-five twenty-six twenty-seven twenty-eight twenty-nine thirty';

export const ENGLISH: DelayLines = {
  stages: [
    [
      'One moment, please.',
      'Just a second.',
      "I'm on it.",
      'Bear with me a moment.',
      'Give me just a moment.',
      "Let's see.",
    ],
    [
      "I'm still working on it. It won't be forgotten.",
      'This takes a little, but I am still at it.',
      "Thanks for waiting, I'm still here.",
      "I haven't forgotten you. It is still running.",
      "It's still in progress, please stay on the line.",
      "Still at work on this. I'll tell you as soon as I have it.",
    ],
    [
      "I'm sorry this is taking longer than usual. I'm still waiting for the answer.",
      'I apologise for the wait. It needs more steps than I thought.',
      "I'm sorry, this is slow today. You can also ask me something else meanwhile.",
      'Sorry to keep you. It is not done yet, and I will tell you either way.',
      'I know this is a long wait, and I am sorry. If you like, I can stop it.',
      'I apologise, it is still not finished. Thank you for your patience.',
    ],
  ],
  elapsed: [
    'Still working on it, {time} so far.',
    "It has been {time} now, and I'm still on it.",
    "Sorry, after {time} it's still not done. I'm keeping at it.",
    "That's {time} of waiting now, I'm sorry. It is still running.",
  ],
  seconds: ['ten seconds', 'twenty seconds', 'thirty seconds', 'forty seconds', 'fifty seconds'],
  minutes: ['one minute', ...NUMBERS.split(' ').map((number) => `${number} minutes`)],
  both: '{minutes} and {seconds}',
};
