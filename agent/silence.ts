import { log, voice } from '@livekit/agents';
import type { AgentSettings } from '../backend/contract/agents.ts';
import { linesFor } from './lines.ts';

const { AgentStateChanged, Close, UserInputTranscribed, UserStateChanged } =
  voice.AgentSessionEventTypes;

interface SilenceSettings {
  limits: Pick<AgentSettings['limits'], 'silenceMs' | 'silenceQuestions'>;
  /** Of the moment, as it may change. */
  language: string;
}

/**
 * Watches for a caller who says nothing: asks, after as long again in other words, in the end says
 * goodbye and calls `onGone`. Time counts while neither side speaks and no reply is on its way. Any
 * sound of the caller starts it all over, even during the goodbye. A caller who waits is not asked.
 *
 * @param isWaiting - whether the caller waits for something, or is asked by somebody else
 */
export function watchForSilence(
  session: voice.AgentSession,
  agent: SilenceSettings,
  isWaiting: () => boolean,
  onGone: () => void,
): void {
  const { silenceMs, silenceQuestions } = agent.limits;
  let asked = 0;
  let isOver = false;
  let timer: NodeJS.Timeout | undefined;

  const stop = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  const measure = () => {
    const isQuiet = session.agentState === 'listening' && session.userState !== 'speaking';
    if (!isQuiet || isOver) return stop();
    timer ??= setTimeout(() => {
      act().catch((error: unknown) => log().warn({ error }, 'silent caller not asked'));
    }, silenceMs);
  };
  const act = async () => {
    stop();
    if (isWaiting()) return measure();
    const { areYouThere, areYouThereAgain, silenceGoodbye } = linesFor(agent.language);
    const question = [areYouThere, areYouThereAgain].slice(0, silenceQuestions)[asked];
    asked += 1;
    await session.say(question ?? silenceGoodbye).waitForPlayout();
    // A sound of the caller has set it to 0 meanwhile.
    if (question !== undefined || asked === 0) return measure();
    isOver = true;
    onGone();
  };
  const heard = () => {
    asked = 0;
    stop();
    measure();
  };

  session.on(AgentStateChanged, measure);
  session.on(UserStateChanged, ({ newState }) => {
    if (newState === 'speaking') heard();
    else measure();
  });
  // Words so quiet that only the recogniser noticed them.
  session.on(UserInputTranscribed, heard);
  session.on(Close, () => {
    isOver = true;
    stop();
  });
  measure();
}
