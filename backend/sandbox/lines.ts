import type { Readable } from 'node:stream';

/** Calls `onLine` with each line of a stream, and stops with `onTooLong` at one of more than `maxBytes`. */
export function splitLines(
  stream: Readable,
  maxBytes: number,
  onLine: (line: string) => void,
  onTooLong: () => void,
): void {
  let begun: Buffer[] = [];
  let bytes = 0;
  stream.on('data', (chunk: Buffer) => {
    let rest = chunk;
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      onLine(Buffer.concat([...begun, rest.subarray(0, end)]).toString());
      begun = [];
      bytes = 0;
      rest = rest.subarray(end + 1);
    }
    begun.push(rest);
    bytes += rest.length;
    if (bytes <= maxBytes) return;
    stream.destroy();
    onTooLong();
  });
}
