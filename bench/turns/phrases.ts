import type { Kind } from './utterance.ts';

export interface Phrase {
  readonly kind: Kind;
  /** What is said between the mid-turn pauses. Nothing: a cough. */
  readonly texts: readonly string[];
  /** Between each text and the next: as long as given, voice to voice. */
  readonly pausesMs: readonly number[];
}

const say = (kind: Kind, ...texts: string[]): Phrase => ({ kind, texts, pausesMs: [] });

/** An utterance with pauses: texts and milliseconds by turns. */
const paused = (kind: Kind, ...parts: (string | number)[]): Phrase => ({
  kind,
  texts: parts.filter((part) => typeof part === 'string'),
  pausesMs: parts.filter((part) => typeof part === 'number'),
});

/** Something to be said over the answer to it. */
const over = (kind: 'backchannel' | 'interruption', request: string, text?: string): Phrase[] => [
  say('story', request),
  text === undefined ? say(kind) : say(kind, text),
];

/**
 * What callers say, mixed as calls mix it. Each is said in another voice, pace and noise. Every
 * third of the list is what one call says.
 */
export const PHRASES: readonly Phrase[] = [
  say('question', 'What are your opening hours?'),
  paused('unfinished', 'I need to update my address to', 900, 'twelve Main Street in Springfield.'),
  say('yes-no', 'Yes.'),
  say('question', 'Do you have a table for two tomorrow evening?'),
  paused('groups', 'My number is five five five', 600, 'zero one nine', 700, 'two six four eight.'),
  ...over(
    'interruption',
    'Please tell me the whole story.',
    "Wait, stop, that's not what I meant.",
  ),
  say('question', "I'd like to know where my parcel is."),
  paused('finished-sounding', 'I have a question.', 800, 'Do you also deliver on Sundays?'),
  paused('unfinished', 'Could you tell me whether the', 700, 'blue one is still in stock?'),
  ...over('backchannel', 'How does the story begin?', 'Mm-hm.'),
  say('yes-no', 'No, thanks.'),
  say('question', 'How much is the large one?'),
  ...over('interruption', 'I want to hear the story again.', 'Hold on, I have another question.'),
  paused('unfinished', 'Well, I was thinking that maybe', 1_000, 'we could move it to Friday.'),
  ...over('backchannel', 'And how does that story go on?', 'Right.'),

  say('question', 'Is there any parking close to your office?'),
  paused('unfinished', 'I would like to book a room for', 500, 'three nights in October.'),
  paused('groups', 'It is spelled M E I', 800, 'E R.'),
  ...over('backchannel', 'Can you tell me that story once more?', 'Yeah.'),
  say('question', "That's all, thanks."),
  paused('finished-sounding', 'I want to cancel my order.', 1_100, 'The one from last week.'),
  say('yes-no', 'Sure.'),
  ...over('interruption', 'What is the story behind your name?', "No no no, that's the wrong one."),
  paused('unfinished', 'My order number is um', 1_000, 'four four one seven.'),
  say('question', 'My name is Anna Miller.'),
  paused('unfinished', 'I am calling because', 1_300, 'my heating does not work.'),
  ...over('backchannel', 'Do you know a story for children?'),
  say('question', 'Can I pay with a credit card?'),
  paused(
    'groups',
    'The card is four two four two',
    700,
    'four two four two, one one one one',
    800,
    'nine nine nine nine.',
  ),
  ...over(
    'interruption',
    'Read me the story from the start.',
    'Sorry, can we talk about the price?',
  ),

  say('question', 'Who do I talk to about an invoice?'),
  paused('groups', 'You can write to anna dot miller', 700, 'at example dot com.'),
  ...over('interruption', 'I would love to hear a story.', 'Stop, please stop.'),
  paused('finished-sounding', 'It was on Monday.', 600, 'Or maybe it was on Tuesday.'),
  say('yes-no', 'Yes, please.'),
  paused('unfinished', 'And then I went to the shop and', 800, 'they had nothing left.'),
  ...over('backchannel', 'Tell me a story about the sea.', 'Okay, go on.'),
  say('question', 'What would it cost to send it to France?'),
  paused('groups', 'My date of birth is the third of May', 900, 'nineteen eighty four.'),
  paused('unfinished', 'The problem is with the', 1_500, 'the kitchen sink.'),
  ...over('interruption', 'Is there a longer story?', 'Actually, can you repeat the last part?'),
  say('question', 'I think you sent me the wrong size.'),
  paused('finished-sounding', "I'm not sure about that.", 1_400, 'Let me ask my wife.'),
  say('question', 'When does the next course begin?'),
  ...over('backchannel', 'How does the story end?', 'Uh-huh.'),
];
