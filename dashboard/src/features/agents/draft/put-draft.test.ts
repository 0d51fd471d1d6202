import { expect, it } from 'vitest';
import type { AgentDraft } from '../../../../../backend/contract/agent-versions.ts';
import { ApiError } from '../../../lib/api-error.ts';
import type { Settings } from './draft-saver.ts';
import { createPutDraft } from './put-draft.ts';

const draft = (settings: Settings, revision: number): AgentDraft => ({
  baseVersion: 1,
  publishedVersion: 1,
  revision,
  settings,
  issues: [],
  updatedBy: null,
  updatedAt: '2026-01-01T10:00:00.000Z',
});

/** A backend whose answers can be lost. */
function backend(held: AgentDraft | null) {
  let losesNext = false;
  const tried = new Set<string>();
  const put = createPutDraft(
    {
      put: async ({ settings, revision }) => {
        if (revision !== (held?.revision ?? null)) throw new ApiError('conflict', 'Changed.');
        held = draft(settings, (revision ?? 0) + 1);
        if (!losesNext) return held;
        losesNext = false;
        throw new ApiError('offline', 'No answer.');
      },
      read: async () => held,
    },
    tried,
  );
  return {
    put: (settings: Settings, revision: number | null) =>
      put({ settings, revision, baseVersion: 1 }),
    loseNext: () => {
      losesNext = true;
    },
  };
}

it('does not take its own change, of which no answer came, for that of somebody else', async () => {
  const { put, loseNext } = backend(null);
  loseNext();
  await expect(put({ name: 'A', voice: 'v' }, null)).rejects.toThrow('No answer.');
  expect(await put({ name: 'B', voice: 'v' }, null)).toMatchObject({
    revision: 2,
    settings: { name: 'B' },
  });
});

it('leaves what somebody else has changed', async () => {
  const { put } = backend(draft({ name: 'Theirs' }, 4));
  await expect(put({ name: 'Mine' }, 3)).rejects.toThrow('Changed.');
});
