import { voice } from '@livekit/agents';

const { AgentStateChanged, UserStateChanged } = voice.AgentSessionEventTypes;

/** A breath between two things that the agent says. */
const BREATH_MS = 250;

/** Tells when something can be said that cuts nobody short, and how long it has been quiet. */
export class Floor {
  readonly #session: voice.AgentSession;
  readonly #turnMs: number;
  readonly #onChange: () => void;
  /** Since when neither side speaks and no reply is on its way. */
  #quietSinceMs: number | undefined;
  #callerSpokeLast = false;

  /**
   * @param turnMs - longer than callers pause within a turn
   * @param onChange - called when either side begins or ends
   */
  constructor(session: voice.AgentSession, turnMs: number, onChange: () => void) {
    this.#session = session;
    this.#turnMs = turnMs;
    this.#onChange = onChange;
    session.on(AgentStateChanged, this.#agentChanged);
    session.on(UserStateChanged, this.#callerChanged);
    this.#measure();
  }

  /** How long it has been quiet, or undefined while it is not. */
  get quietMs(): number | undefined {
    return this.#quietSinceMs === undefined ? undefined : Date.now() - this.#quietSinceMs;
  }

  /** How long it must have been quiet before the agent says something unasked. */
  get pauseMs(): number {
    return this.#callerSpokeLast ? this.#turnMs : BREATH_MS;
  }

  /** The caller's turn is over, though no reply is on its way. */
  takeTurn(): void {
    this.#callerSpokeLast = false;
  }

  /** It is quiet from now on, if it is: something has been said, or has failed to be. */
  restart(): void {
    this.#quietSinceMs = undefined;
    this.#measure();
  }

  leave(): void {
    this.#session.off(AgentStateChanged, this.#agentChanged);
    this.#session.off(UserStateChanged, this.#callerChanged);
  }

  readonly #agentChanged = () => {
    // A reply on its way means that the caller's turn is over.
    if (this.#session.agentState !== 'listening') this.#callerSpokeLast = false;
    this.#measure();
    this.#onChange();
  };

  readonly #callerChanged = () => {
    if (this.#session.userState === 'speaking') this.#callerSpokeLast = true;
    this.#measure();
    this.#onChange();
  };

  #measure(): void {
    const { agentState, userState } = this.#session;
    const isQuiet = agentState === 'listening' && userState !== 'speaking';
    if (!isQuiet) this.#quietSinceMs = undefined;
    else this.#quietSinceMs ??= Date.now();
  }
}
