import { z } from 'zod';
import { instant } from './common.ts';

/** `skipped`: it makes no sense here, or what it builds on has failed. */
const CHECK_STATES = ['ok', 'warning', 'failed', 'skipped'] as const;
export type CheckState = (typeof CHECK_STATES)[number];

/** One thing that the doctor looked at. */
const doctorCheck = z.object({
  /** Such as `database` or, where there are several, `trunk:twilio`. */
  id: z.string(),
  title: z.string(),
  state: z.enum(CHECK_STATES),
  found: z.string(),
  /** What there should be, and what to do about it; null when all is well. */
  wanted: z.string().nullable(),
  remedy: z.string().nullable(),
});
export type DoctorCheck = z.infer<typeof doctorCheck>;

/** All checks in the order in which to mend what they find. */
export const doctorReport = z.object({
  at: instant,
  tookMs: z.int().min(0),
  /** The gravest state among the checks; `skipped` ones do not count. */
  state: z.enum(['ok', 'warning', 'failed']),
  checks: z.array(doctorCheck),
});
export type DoctorReport = z.infer<typeof doctorReport>;

/** `GET /v1/doctor`: the last report of this process; null: none yet. */
export const lastDoctorReport = z.object({ report: doctorReport.nullable() });
