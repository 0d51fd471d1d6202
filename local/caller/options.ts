import type { SipEvent, SipLegOptions } from './sip-leg.ts';

/** What the caller says, or the digits it presses; `text` is how the report names it. */
export type CallerLine =
  | { readonly text: string; readonly speech: Int16Array }
  | { readonly text: string; readonly digits: string };

export interface CallOptions extends SipLegOptions {
  readonly lines: readonly CallerLine[];
  /** File for the stereo recording (left: the caller, right: the agent); null: none is kept. */
  readonly recording: string | null;
  /** Turns what was heard, 8 kHz, into text; without it the report has none. */
  readonly transcribe?: (audio: Int16Array) => Promise<string>;
  /** Whether the caller may go on with this line, counted from 0; after the last one: may hang up. */
  readonly mayGoOn?: (line: number) => boolean;
  /** How long the caller stays on the line after the last reply; 0 when absent. */
  readonly stayMs?: number;
  /** Hang up this long after the first word of the agent, whatever goes on. */
  readonly hangUpAfterMs?: number;
  /** Hanging up at the end of the script is a disappearance, without a BYE. */
  readonly vanish?: boolean;
  /** Hang up this long after the INVITE: a CANCEL, unless it has been answered. */
  readonly cancelAfterMs?: number;
  readonly answerTimeoutMs?: number;
  /** For the whole call. */
  readonly timeoutMs?: number;
  /** Aborting it hangs up. */
  readonly signal?: AbortSignal;
  /** Sees everything as it happens, each packet with its time at the socket included. */
  readonly onEvent?: (event: SipEvent) => void;
}
