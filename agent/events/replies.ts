import { voice } from '@livekit/agents';
import { SpeculationBudget } from '../turns/speculation-budget.ts';

/** Calls back whether a reply was discarded, once that is known. */
type Fate = (tell: (discarded: boolean) => void) => void;

/**
 * Tells of the replies of a session which were only prepared. What is asked of the model or of the
 * voice is for the reply that was begun last: the SDK does not say for which it is.
 */
export class Replies {
  /** What those that were only prepared may cost. */
  readonly budget = new SpeculationBudget();
  #latest: voice.SpeechHandle | undefined;

  follow(session: voice.AgentSession): void {
    session.on(voice.AgentSessionEventTypes.SpeechCreated, ({ speechHandle }) => {
      this.#latest = speechHandle;
    });
  }

  /** The fate of the reply for which something is asked now. */
  fate(): Fate {
    const reply = this.#latest;
    return (tell) => {
      // Only a reply that is wanted is ever scheduled.
      if (reply === undefined || reply.scheduled) tell(false);
      else reply.addDoneCallback(() => tell(!reply.scheduled));
    };
  }
}
