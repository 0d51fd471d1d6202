import type { Room } from '@livekit/rtc-node';

const CHECK_MS = 1_000;

/**
 * A phone line sends a packet each 20 ms, silence included, so one that sent none for this long
 * is gone. Shorter than livekit-sip's own limit (15 s) and than a participant's time-out (20 s).
 */
const LINE_DEAD_MS = 4_000;

/** Tells, from counts of packets and their times in ms, how long the line has been quiet. */
export class LineMonitor {
  #packets = 0n;
  #changedAtMs: number;

  constructor(nowMs: number) {
    this.#changedAtMs = nowMs;
  }

  /** @returns since when no packet has come, in ms */
  quietMs(packets: bigint, nowMs: number): number {
    if (packets !== this.#packets) this.#changedAtMs = nowMs;
    this.#packets = packets;
    return nowMs - this.#changedAtMs;
  }
}

/**
 * Calls `onDead` with how long it has been quiet when a phone's audio has stopped. livekit-sip's
 * word that a caller has hung up is now and then lost on its way through livekit-server, and
 * without it the agent would talk to nobody until the participant times out.
 *
 * @returns stops watching
 */
export function watchLine(room: Room, onDead: (quietMs: number) => void): () => void {
  const monitor = new LineMonitor(performance.now());
  const timer = setInterval(async () => {
    const packets = await packetsReceived(room).catch(() => undefined);
    if (packets === undefined) return;
    const quietMs = monitor.quietMs(packets, performance.now());
    if (quietMs < LINE_DEAD_MS) return;
    clearInterval(timer);
    onDead(quietMs);
  }, CHECK_MS);
  return () => clearInterval(timer);
}

async function packetsReceived(room: Room): Promise<bigint> {
  const { publisherStats, subscriberStats } = await room.getRtcStats();
  // One connection may carry both directions: then all stand under that of the publisher.
  return [...publisherStats, ...subscriberStats].reduce(
    (sum, { stats }) =>
      stats.case === 'inboundRtp' ? sum + (stats.value.received?.packetsReceived ?? 0n) : sum,
    0n,
  );
}
