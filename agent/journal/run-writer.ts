/** For a test that kills it: appends events to the file it is given, and tells of each. */
import { setTimeout as wait } from 'node:timers/promises';
import { JournalFile } from './journal-file.ts';

const file = new JournalFile(process.argv[2] ?? '', (error) => {
  throw error;
});
for (let seq = 0; ; seq += 1) {
  const at = new Date().toISOString();
  file.append(JSON.stringify({ type: 'dtmf', digit: '0', seq, at }));
  process.send?.(seq);
  if (seq % 10 === 0) await wait(1);
}
