/** What can keep a call from being placed, other than the far side's answer. */
export type CallerErrorCode =
  /** The SIP client could not be built. */
  | 'build'
  /** A setting cannot be found. */
  | 'settings'
  /** A file is not the audio that is wanted. */
  | 'audio'
  /** Speech could not be made or transcribed. */
  | 'speech'
  /** Nothing answers at the SIP address. */
  | 'no_server'
  /** The SIP client failed. */
  | 'sip';

/** The message is for the person who called: what was found, what is wanted, what to do. */
export class CallerError extends Error {
  override readonly name = 'CallerError';
  readonly code: CallerErrorCode;

  constructor(code: CallerErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
