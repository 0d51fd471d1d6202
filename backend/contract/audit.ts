import { z } from 'zod';
import { instant } from './common.ts';

/** Something that was changed or tried, and by whom. */
const auditEntry = z.object({
  id: z.int(),
  at: instant,
  actor: z.object({
    /** `unknown`: who was refused at the door. */
    kind: z.enum(['person', 'key', 'service', 'unknown']),
    id: z.uuid().nullable(),
    name: z.string(),
  }),
  /** The operation of the API, such as `putAgent`. */
  action: z.string(),
  /** Its path. A caller's number is not kept. */
  target: z.string(),
  status: z.int(),
  requestId: z.string(),
  /** Where the request came from; null: not known. */
  address: z.string().nullable(),
});
export type AuditEntry = z.infer<typeof auditEntry>;

export const listAuditQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  /** The `nextCursor` of the page before. */
  cursor: z.coerce
    .number('the nextCursor of the page before')
    .int()
    .min(1)
    .max(2 ** 31 - 1)
    .optional(),
  /** The person or key. */
  actor: z.uuid().optional(),
  action: z.string().max(100).optional(),
  from: instant.optional(),
  to: instant.optional(),
});

/** Newest first. */
export const listAuditResponse = z.object({
  entries: z.array(auditEntry),
  nextCursor: z.string().nullable(),
});
