import type { z } from 'zod';
import { agentSettings } from '../../../../../backend/contract/agents.ts';
import type { Issue } from '../../../lib/api-error.ts';
import type { Settings } from './draft-saver.ts';

type RawIssue = Parameters<z.core.$ZodErrorMap>[0];

const count = (much: number | bigint, origin: string): string => {
  if (origin === 'string') return much === 1 ? 'one character' : `${much} characters`;
  if (origin === 'array') return much === 1 ? 'one entry' : `${much} entries`;
  return new Intl.NumberFormat('en').format(much);
};

/** What is wanted, in words, where the schema itself says nothing better. */
export function plainWords(issue: RawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.expected === 'number' || issue.expected === 'int')
        return 'A whole number is wanted.';
      return issue.input === undefined ? 'This is wanted.' : undefined;
    case 'too_small':
      if (issue.origin === 'string' && issue.minimum === 1) return 'This must not be empty.';
      return `At least ${count(issue.minimum, issue.origin)}.`;
    case 'too_big':
      return `At most ${count(issue.maximum, issue.origin)}.`;
    case 'unrecognized_keys':
      return `There is no setting ${issue.keys.map((key) => `“${key}”`).join(', ')} here.`;
    case 'invalid_value':
      return `One of: ${issue.values.join(', ')}.`;
    default:
      return undefined;
  }
}

/**
 * All that is wrong with settings: what can be seen at once in plain words, and what only the backend
 * can know, as it last told.
 */
export function problemsOf(settings: Settings, told: readonly Issue[]): readonly Issue[] {
  const { error } = agentSettings.safeParse(settings, { error: plainWords });
  const seen = (error?.issues ?? []).map(({ path, message }) => ({
    path: pathOf(path),
    message,
  }));
  const paths = new Set(seen.map(({ path }) => path));
  const hidden = error === undefined ? told : told.filter((issue) => !paths.has(issue.path));
  return [...seen, ...hidden];
}

/** As the backend writes it: `otherLanguages[0].voice`. */
const pathOf = (path: readonly PropertyKey[]): string =>
  path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
