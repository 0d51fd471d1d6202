import { llm } from '@livekit/agents';

/** Turns of either side that the model always reads as they were spoken. */
const KEPT_TURNS = 16;
/**
 * What is older than those is summarised when it exceeds either of these. A request then has some
 * 750 tokens at minute 60 instead of 6,000 (`npm run bench -- long-call`), which a model reads, and
 * which are paid for, on every turn. Seldom enough that some 11 of 12 requests begin like the one before.
 */
const MAX_OLDER_TURNS = 24;
const MAX_OLDER_CHARACTERS = 12_000;
/** When summaries fail, a slow turn is worse than a missing one: older turns are left out. */
const MAX_TURNS = 80;

/** The id of the message that stands for all that is not in the window any more. */
const EARLIER_ID = 'earlier_in_this_call';

/** The conversation as the model reads it, by age. */
export interface Window {
  /** Turns to be summarised, with the tool calls between them. Empty while there are few. */
  older: llm.ChatItem[];
  /** Whether there are so many turns that the older ones must go, summarised or not. */
  isFull: boolean;
}

export function viewWindow(items: readonly llm.ChatItem[]): Window {
  const talk = items.filter(isTalk);
  const older = talk.slice(0, firstKept(talk));
  const turns = older.filter(isTurn).length;
  const isLarge = turns > MAX_OLDER_TURNS || characters(older) > MAX_OLDER_CHARACTERS;
  return {
    older: isLarge ? older : [],
    isFull: talk.filter(isTurn).length > MAX_TURNS,
  };
}

/**
 * The context with `gone` replaced by one message that says what was before. All else stays, so
 * that the beginning of each request is the same until the next time, and is found in the
 * provider's cache.
 *
 * @param summary - of all that is not in the context any more; null when there is none
 * @param isWhole - whether the summary tells of all of it
 */
export function replaceOlder(
  items: readonly llm.ChatItem[],
  gone: readonly llm.ChatItem[],
  summary: string | null,
  isWhole: boolean,
): llm.ChatContext {
  const removed = new Set(gone.map(({ id }) => id));
  const rest = items.filter(({ id }) => !removed.has(id) && id !== EARLIER_ID);
  const firstTalk = rest.findIndex(isTalk);
  const at = firstTalk === -1 ? rest.length : firstTalk;
  const earlier = llm.ChatMessage.create({
    id: EARLIER_ID,
    // It holds what the caller said, so it may not speak with the authority of the system prompt.
    role: 'user',
    content: earlierText(summary, isWhole),
    createdAt: rest[at]?.createdAt ?? Date.now(),
  });
  return new llm.ChatContext([...rest.slice(0, at), earlier, ...rest.slice(at)]);
}

function earlierText(summary: string | null, isWhole: boolean): string {
  const parts = ['[Not said now: notes of what was said earlier in this call.'];
  if (summary !== null) parts.push(JSON.stringify(summary));
  if (!isWhole) parts.push('Some of it is left out here; ask the caller again where it matters.');
  return `${parts.join(' ')}]`;
}

/** Where the turns that stay begin. A tool's output stays with its call. */
function firstKept(talk: readonly llm.ChatItem[]): number {
  let first = talk.length;
  for (let turns = 0; first > 0 && turns < KEPT_TURNS; first--) {
    if (isTurn(talk[first - 1])) turns += 1;
  }
  for (let i = first - 1; i >= 0; i--) {
    const item = talk[i];
    if (item?.type !== 'function_call') continue;
    const output = talk.findIndex(
      (other) => other.type === 'function_call_output' && other.callId === item.callId,
    );
    if (output === -1 || output >= first) first = i;
  }
  return first;
}

const characters = (items: readonly llm.ChatItem[]): number =>
  items.reduce((sum, item) => sum + itemText(item).length, 0);

/** What an item says, as text. */
export function itemText(item: llm.ChatItem): string {
  if (item.type === 'message') return item.textContent ?? '';
  if (item.type === 'function_call') return item.args;
  return item.type === 'function_call_output' ? item.output : '';
}

/** Whether an item is what a side said. */
export const isTurn = (item: llm.ChatItem | undefined): boolean =>
  item?.type === 'message' &&
  item.id !== EARLIER_ID &&
  (item.role === 'user' || item.role === 'assistant');

const isTalk = (item: llm.ChatItem): boolean =>
  isTurn(item) || item.type === 'function_call' || item.type === 'function_call_output';
