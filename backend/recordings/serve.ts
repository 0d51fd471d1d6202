import parseRange from 'range-parser';
import { RECORDING } from '../contract/recordings.ts';
import type { Recording } from './recording.ts';

const UNSATISFIABLE = -1;

/**
 * Answers GET and HEAD with a recording or a range of it (RFC 9110, section 14). A request for
 * several ranges, or for ranges of an older state, gets all of it, as it may.
 *
 * @param callId - names the file for those who save it
 */
export function serve(recording: Recording, callId: string, request: Request): Response {
  const { bytes } = recording;
  // Bytes are only ever added, so their number is the version.
  const etag = `"${recording.startedAt.getTime()}-${bytes}"`;
  const headers = new Headers({
    'accept-ranges': 'bytes',
    etag,
    'content-type': RECORDING.contentType,
    'content-disposition': `inline; filename="${callId}.mp3"`,
    'cache-control': 'private, no-cache',
    'x-content-type-options': 'nosniff',
  });
  const answer = (status: number, read: () => ReadableStream<Uint8Array> | null = () => null) =>
    new Response(request.method === 'HEAD' ? null : read(), { status, headers });

  if (request.headers.get('if-none-match') === etag) return answer(304);
  const ifRange = request.headers.get('if-range') ?? etag;
  const wanted = ifRange === etag ? request.headers.get('range') : null;
  const ranges = wanted === null ? [] : parseRange(bytes, wanted, { combine: true });
  if (ranges === UNSATISFIABLE) {
    headers.set('content-range', `bytes */${bytes}`);
    return answer(416);
  }
  const [range, ...more] = typeof ranges === 'number' ? [] : ranges;
  if (range === undefined || more.length > 0) {
    headers.set('content-length', String(bytes));
    return answer(200, () => recording.read());
  }
  headers.set('content-range', `bytes ${range.start}-${range.end}/${bytes}`);
  headers.set('content-length', String(range.end - range.start + 1));
  return answer(206, () => recording.read(range));
}
