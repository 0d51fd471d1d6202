import { voice } from '@livekit/agents';
import { LINES } from './lines.ts';

/**
 * Watches for a caller who says nothing: asks once, waits as long again, says goodbye, then calls
 * `onGone`. Any speech of the caller starts it all over. A caller who waits is not asked.
 *
 * @param silenceMs - how long both sides are silent before the question; the session's
 *   `userAwayTimeout` is set to the same
 * @param isWaiting - whether the caller waits for something
 */
export function watchSilence(
  session: voice.AgentSession,
  silenceMs: number,
  isWaiting: () => boolean,
  onGone: () => void,
) {
  let timer: NodeJS.Timeout | undefined;

  const sayGoodbye = async () => {
    await session.say(LINES.silenceGoodbye, { allowInterruptions: false }).waitForPlayout();
    onGone();
  };
  const ask = async () => {
    if (isWaiting()) {
      timer = setTimeout(() => void ask(), silenceMs);
      return;
    }
    await session.say(LINES.areYouThere).waitForPlayout();
    if (session.userState === 'away') timer = setTimeout(() => void sayGoodbye(), silenceMs);
  };

  session.on(voice.AgentSessionEventTypes.UserStateChanged, ({ newState }) => {
    clearTimeout(timer);
    if (newState === 'away') void ask();
  });
  session.on(voice.AgentSessionEventTypes.Close, () => clearTimeout(timer));
}
