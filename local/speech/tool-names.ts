/** The tools of the agent who talks. */
export const END_CALL = 'end_call';
/** By this one it hands work over. */
export const DELEGATE = 'delegate';
