/** What the agent says of its own accord in one language, outside any model: short, honest, recoverable. */
export interface AgentLines {
  areYouThere: string;
  /** The second time in a row. */
  areYouThereAgain: string;
  silenceGoodbye: string;
  timeLimit: string;
  unavailable: string;
  /** The model did not answer. */
  sayAgain: string;
  /** The model stopped in the middle. */
  lostThread: string;
  /** The voice failed. */
  lostVoice: string;
  /** The recogniser failed. */
  notHeard: string;
  /** The caller is heard to speak, but the recogniser makes no words of it. */
  badLine: string;
  badLineAgain: string;
  badLineGoodbye: string;
  /** Nothing helps any more. */
  trouble: string;
  /** Some time before the longest time for a call is over. */
  timeWarning: string;
  /** The credit that pays for the call is used up. */
  creditEnded: string;
  /** The call has come to a limit of the agent in money. */
  limitEnded: string;
  /** There is no credit for a new call. */
  notAdmitted: string;
  /** The agent has as many calls as it may. */
  allLinesBusy: string;
  /** A colleague has spoken with the caller, or a transfer did not work out. */
  handedBack: string;
  /** Another worker has taken over the call. */
  cutOff: string;
}
