import { type Check, type Finding, failed, ok, warning } from '../check.ts';

/** LiveKit allows tokens this much (livekit/protocol, auth/verifier.go): beyond it refuses them. */
const TOLERATED_MS = 60_000;
/** Times of calls come from several machines: from here on their order suffers. */
const NOTICEABLE_MS = 2_000;

const REMEDY = 'Let both machines take the time from NTP (timedatectl set-ntp true).';

/**
 * @param readClock - what time it is there
 * @param resolutionMs - how finely that clock is told
 */
export function clockCheck(
  of: { id: string; title: string; after: string },
  readClock: (signal: AbortSignal) => Promise<Date>,
  { resolutionMs = 1, now = Date.now } = {},
): Check {
  return {
    id: of.id,
    title: of.title,
    after: [of.after],
    async look(signal) {
      const before = now();
      const there = (await readClock(signal)).getTime();
      return judge(driftOf(there, resolutionMs, before, now()));
    },
  };
}

/** How far a clock is off at least, in ms: negative when it is slow. */
function driftOf(there: number, resolutionMs: number, before: number, after: number): number {
  if (there > after) return there - after;
  const latest = there + resolutionMs - 1;
  return latest < before ? latest - before : 0;
}

function judge(driftMs: number): Finding {
  const off = Math.abs(driftMs);
  if (off < NOTICEABLE_MS) return ok('agrees with the clock of this machine');
  const found = `${(off / 1_000).toFixed(1)} s ${driftMs < 0 ? 'behind' : 'ahead of'} this machine`;
  const wanted = `less than ${NOTICEABLE_MS / 1_000} s`;
  return off > TOLERATED_MS
    ? failed(`${found}: tokens are refused`, wanted, REMEDY)
    : warning(found, wanted, REMEDY);
}
