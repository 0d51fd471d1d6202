/** For a test that kills it: appends events to the file it is given, and tells of each. */
import { setTimeout as wait } from 'node:timers/promises';
import { JournalFile } from './journal-file.ts';
import { numbered } from './testing-events.ts';

const file = new JournalFile(process.argv[2] ?? '', (error) => {
  throw error;
});
for (let seq = 0; ; seq += 1) {
  file.append(JSON.stringify(numbered(seq)));
  process.send?.(seq);
  if (seq % 10 === 0) await wait(1);
}
