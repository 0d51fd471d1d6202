import { z } from 'zod';
import { instant } from './common.ts';

/** Postgres holds neither U+0000 nor half a surrogate pair. */
const isStorable = (value: string): boolean => !value.includes('\0') && value.isWellFormed();

const text = (longest: number) =>
  z.string().trim().min(1).max(longest).refine(isStorable, 'text without U+0000').optional();

/** Who can tell that a call has ended, besides the worker that held it. */
const noticeSource = z.enum(['livekit', 'carrier', 'worker']);

/**
 * Word from outside that a call has ended. It says what its source knows; the more it says, the
 * surer the call is found.
 */
const endNotice = z.strictObject({
  source: noticeSource,
  /** The source's own id of it: a notice that comes again changes nothing. */
  noticeId: text(200).unwrap(),
  /** When the source wrote it. */
  at: instant,
  callId: text(100),
  roomName: text(256),
  roomSid: text(100),
  /** Of the call or the room, as JSON; `callId` in it names the call. */
  metadata: text(64_000),
  /** The Call-ID of the SIP dialog. */
  sipCallId: text(300),
  callerNumber: text(64),
  calledNumber: text(64),
  participantIdentity: text(256),
  startedAt: instant.optional(),
  endedAt: instant.optional(),
  /** What was said, as far as the source has it. Kept only until the call is found. */
  spoken: text(20_000),
  /** How the call ended, in the source's words. */
  reason: text(100),
});
export type EndNotice = z.infer<typeof endNotice>;

/** LiveKit's own come signed, by webhook. */
export const postNoticeRequest = endNotice.extend({ source: noticeSource.exclude(['livekit']) });

/**
 * `ambiguous`: it may be about the candidates, and an operator decides. `unknown`: about none that
 * we know. `dismissed`: an operator said that it belongs to no call.
 */
const noticeState = z.enum(['matched', 'ambiguous', 'unknown', 'dismissed']);

/** From 0 to 1. */
const confidence = z.number().min(0).max(1);

const noticeCandidate = z.object({ callId: z.uuid(), strategy: z.string(), confidence });
export type NoticeCandidate = z.infer<typeof noticeCandidate>;

/** A notice as it is read. */
export const notice = z.object({
  id: z.int(),
  state: noticeState,
  callId: z.uuid().nullable(),
  /** How the call was found; `operator` when one chose it. */
  strategy: z.string().nullable(),
  confidence: confidence.nullable(),
  /** The likeliest first. */
  candidates: z.array(noticeCandidate),
  notice: endNotice,
  receivedAt: instant,
  /** When it was matched or dismissed. */
  resolvedAt: instant.nullable(),
});
export type Notice = z.infer<typeof notice>;

export const listNoticesQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  /** The `nextCursor` of the page before. */
  cursor: z.coerce.number('the nextCursor of the page before').int().min(1).optional(),
  state: noticeState.optional(),
});
/** Newest first. */
export const listNoticesResponse = z.object({
  notices: z.array(notice),
  nextCursor: z.string().nullable(),
});

/** `callId` null: the notice belongs to no call. */
export const decideNoticeRequest = z.strictObject({ callId: z.uuid().nullable() });
