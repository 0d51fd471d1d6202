/** What the stub providers saw and did. */
export type StubEvent =
  | 'last voiced frame'
  | 'interim'
  | 'final'
  | 'chat request'
  | 'first token'
  | 'chat dropped'
  | 'text to speak'
  | 'first audio'
  | 'speech dropped';

export interface LogEntry {
  /** On the clock of `performance.now()`. */
  readonly atMs: number;
  readonly event: StubEvent;
  readonly text: string;
}

/** The events of all stub providers, each with its time. */
export class StubLog {
  readonly entries: LogEntry[] = [];

  add(event: StubEvent, text = '', atMs = performance.now()): void {
    this.entries.push({ atMs, event, text });
  }

  /** The entries from a time on, in the order of their times. */
  since(atMs: number): LogEntry[] {
    return this.entries
      .filter((entry) => entry.atMs >= atMs)
      .toSorted((one, other) => one.atMs - other.atMs);
  }
}
