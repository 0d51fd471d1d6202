import { SAMPLES_PER_MS } from './wav.ts';

/** One RTP packet of audio. */
export interface TimedPacket {
  /** When its sound begins by the time at the socket, in ms on the call's clock. */
  readonly startMs: number;
  /** RTP timestamp, in samples. */
  readonly rtpTime: number;
  readonly samples: Int16Array;
}

/** Half a second: longer than any stall we would take for a slip of the sender's clock. */
const LOOK_AHEAD_PACKETS = 25;
/** Half a packet: smaller differences are jitter, and following them would be heard as clicks. */
const JITTER_MS = 10;

/**
 * One direction of a call as sound on the call's clock.
 *
 * Within a stream the RTP timestamps say where a packet belongs; the least delayed of the
 * packets that follow says when that was. So jitter and bursts leave no trace, and a sender
 * that skips a beat (livekit-sip does, by 20 ms at a time), or whose RTP time wraps around,
 * stays in step.
 */
export function placeOnTimeline(packets: readonly TimedPacket[]): Int16Array {
  const mediaMs = packets.map(({ rtpTime }) => rtpTime / SAMPLES_PER_MS);
  const delays = packets.map(({ startMs }, i) => startMs - (mediaMs[i] ?? 0));

  let offsetMs = Number.POSITIVE_INFINITY;
  const places = packets.map((_, i) => {
    const least = Math.min(...delays.slice(i, i + LOOK_AHEAD_PACKETS));
    if (Math.abs(least - offsetMs) > JITTER_MS) offsetMs = least;
    return Math.max(0, Math.round((offsetMs + (mediaMs[i] ?? 0)) * SAMPLES_PER_MS));
  });

  const ends = packets.map(({ samples }, i) => (places[i] ?? 0) + samples.length);
  const track = new Int16Array(ends.reduce((latest, end) => Math.max(latest, end), 0));
  for (const [i, { samples }] of packets.entries()) track.set(samples, places[i]);
  return track;
}

/** The part of a track between two times, in ms; past its end there is nothing. */
export function cut(track: Int16Array, fromMs: number, toMs: number): Int16Array {
  return track.subarray(
    Math.max(0, Math.round(fromMs * SAMPLES_PER_MS)),
    Math.max(0, Math.round(toMs * SAMPLES_PER_MS)),
  );
}
