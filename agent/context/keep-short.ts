import { type llm, log, voice } from '@livekit/agents';
import { summarise } from './summarise.ts';
import { isTurn, replaceOlder, viewWindow } from './window.ts';

/** A summary that has taken the place of turns in the model's context. */
export interface Summarised {
  summary: string;
  /** The id of the last message that it stands for. */
  throughMessageId: string;
}

/**
 * Keeps the model's context short for as long as the call lasts: older turns are summarised in the
 * background and replaced by the summary. All of it happens as the agent begins to speak: then
 * nobody waits, and no reply is being prepared that a changed context would spoil.
 *
 * A summary that fails is asked for again at the next reply. When turns pile up nevertheless, the
 * older ones are left out of the context until a summary of them succeeds.
 *
 * @param model - of its own: the session takes a failure of its model for a failed reply
 */
export function keepContextShort(
  session: voice.AgentSession,
  model: llm.LLM,
  onSummarised: (summarised: Summarised) => void,
): void {
  const closing = new AbortController();
  let summary: string | null = null;
  /** Left out of the context, and in no summary yet. */
  let leftOut: llm.ChatItem[] = [];
  let isAsking = false;
  let ready: { summary: string; of: llm.ChatItem[] } | undefined;

  const ask = async (of: llm.ChatItem[]) => {
    isAsking = true;
    const text = await summarise(model, summary, of, closing.signal);
    isAsking = false;
    if (text !== null) ready = { summary: text, of };
    else if (!closing.signal.aborted) log().warn('history not summarised');
  };

  const replace = (agent: voice.Agent, gone: llm.ChatItem[]) => {
    // The agent's context is replaced before this returns, so that no turn can come in between.
    const items = agent.chatCtx.items;
    void agent.updateChatCtx(replaceOlder(items, gone, summary, leftOut.length === 0));
  };

  const tidy = (agent: voice.Agent) => {
    if (ready) {
      const { of } = ready;
      summary = ready.summary;
      ready = undefined;
      leftOut = leftOut.filter((item) => !of.includes(item));
      replace(agent, of);
      const last = of.findLast(isTurn);
      if (last) onSummarised({ summary, throughMessageId: last.id });
    }
    const { older, isFull } = viewWindow(agent.chatCtx.items);
    const unread = [...leftOut, ...older];
    if (!isAsking && unread.length > 0) void ask(unread);
    if (isFull) {
      leftOut = unread;
      replace(agent, older);
    }
  };

  session.on(voice.AgentSessionEventTypes.AgentStateChanged, ({ newState }) => {
    if (newState === 'speaking') tidy(session.currentAgent);
  });
  session.on(voice.AgentSessionEventTypes.Close, () => closing.abort());
}
