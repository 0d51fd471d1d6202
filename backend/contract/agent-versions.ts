import { z } from 'zod';
import { agentSettings } from './agents.ts';
import { agentSlug, instant } from './common.ts';

/** Versions of an agent are numbered from 1, without gaps. */
const versionNumber = z.int().min(1).max(1_000_000_000);

/** What a version is called by its publisher. */
const note = z.string().trim().min(1).max(200).nullable();

/** One publication of an agent. */
const agentVersion = z.object({
  version: versionNumber,
  note,
  /** The version that it brought back. */
  restoredFrom: versionNumber.nullable(),
  /** The name of the person or key; null: the installation itself. */
  publishedBy: z.string().nullable(),
  publishedAt: instant,
});
export type AgentVersion = z.infer<typeof agentVersion>;

export const agentVersionWithSettings = agentVersion.extend({ settings: agentSettings });
export type AgentVersionWithSettings = z.infer<typeof agentVersionWithSettings>;

export const listVersionsQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  /** The `nextCursor` of the page before. */
  cursor: z.string().max(200).optional(),
});
/** Newest first. */
export const listVersionsResponse = z.object({
  versions: z.array(agentVersion),
  nextCursor: z.string().nullable(),
});

export const versionParams = z.object({
  slug: agentSlug,
  version: z.coerce.number().int().min(1).max(1_000_000_000),
});

/** Settings as they are while they are edited: any of them may be missing or unfit. */
const unfinishedSettings = z.record(z.string().max(100), z.unknown());

/** What is being edited of an agent. */
export const agentDraft = z.object({
  /** The version that it began from. */
  baseVersion: versionNumber,
  /** The version that is published now. When it is another, the draft cannot be published. */
  publishedVersion: versionNumber,
  /** Counts its changes. */
  revision: z.int().min(1),
  settings: unfinishedSettings,
  /** What keeps it from being published or tried: where, what is wanted. */
  issues: z.array(z.object({ path: z.string(), message: z.string() })),
  updatedBy: z.string().nullable(),
  updatedAt: instant,
});
export type AgentDraft = z.infer<typeof agentDraft>;

/** Null: nothing is being edited. */
export const readDraftResponse = z.object({ draft: agentDraft.nullable() });

export const putDraftRequest = z.strictObject({
  settings: unfinishedSettings,
  baseVersion: versionNumber,
  /** That of the draft which this one replaces; null: there is none. */
  revision: z.int().min(1).nullable(),
});

/** How a version is published: under which name, if any. */
export const publishRequest = z.strictObject({ note: note.default(null) });
