import { readFile } from 'node:fs/promises';
import { type CallEvent, callEvent } from '../../backend/contract/events.ts';

/**
 * The events of a journal, in order, each once. A line that is no event was cut short by a crash
 * or a full disk: it is left out, and if it was not written again, the backend sees the gap.
 */
export async function readJournal(path: string): Promise<CallEvent[]> {
  const text = await readFile(path, 'utf8');
  const bySeq = new Map(
    text
      .split('\n')
      .flatMap(parsed)
      .map((event) => [event.seq, event]),
  );
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}

function parsed(line: string): CallEvent[] {
  try {
    return [callEvent.parse(JSON.parse(line))];
  } catch {
    return [];
  }
}
