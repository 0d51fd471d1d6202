import { z } from 'zod';
import { instant } from './common.ts';
import { errorResponse } from './errors.ts';

/**
 * How recordings are encoded: MP3 (MPEG-2, layer III), stereo, the caller left, the agent right, at
 * a constant rate. Every browser plays it; bytes may be appended for ever and cut anywhere; and as
 * all frames have one length, a byte's place is a time: a player can seek by range request, and
 * the parts of a call are joined in step by frames of silence. 24 kHz is the rate of the agent's
 * voice, and more than a telephone carries.
 */
export const RECORDING = {
  contentType: 'audio/mpeg',
  sampleRate: 24_000,
  kbps: 48,
  /** ISO/IEC 13818-3: 72 x bit rate / sample rate, and 576 samples. */
  frameBytes: 144,
  frameMs: 24,
} as const;

/** At most this many bytes in one delivery. */
export const MAX_RECORDING_BYTES = 1024 * 1024;

/** Where the sent bytes belong. */
export const appendRecordingQuery = z.strictObject({
  /** When the part began. A worker that takes over a call records another part of it. */
  startedAt: instant,
  /** Of the first byte sent, in the part. */
  offset: z.coerce.number().int().min(0),
});

/** `size`: how many bytes of the part there are now, from the first one on without a gap. */
export const appendRecordingResponse = z.object({ size: z.int() });
/** The bytes sent do not follow those that are there: to be sent again from `size` on. */
export const recordingGapResponse = errorResponse.extend(appendRecordingResponse.shape);

/** A recording as it is kept. */
export const storedRecording = z.object({
  /** A path below the recordings folder, or `s3://bucket/prefix`. */
  place: z.string(),
  bytes: z.int(),
  contentType: z.string(),
  /** The time of its first sound. */
  startedAt: instant,
  durationMs: z.int(),
});
export type StoredRecording = z.infer<typeof storedRecording>;

export const recordingLinkRequest = z.strictObject({
  expiresInMs: z.int().min(1_000).max(86_400_000).default(300_000),
});

/** A link that plays the recording without a token, in an `<audio>` element for one. */
export const recordingLink = storedRecording
  .pick({ startedAt: true, durationMs: true })
  .extend({ url: z.string().describe('A path at this backend.'), expiresAt: instant });

export const recordingPeaksQuery = z.strictObject({
  /** Into how many equal parts the recording is divided, at most. */
  width: z.coerce.number().int().min(1).max(4_000).default(1_000),
});

/** The loudest sound of each part, from 0 to 1. */
export const recordingPeaks = storedRecording.pick({ startedAt: true, durationMs: true }).extend({
  /** Of the caller, and of the agent. */
  peaks: z.tuple([z.array(z.number()), z.array(z.number())]),
});
