import type { Database } from '../../db/client.ts';
import { findAccount } from '../../db/queries/accounts.ts';
import { type AgentSettings, agentSettings } from '../contract/agents.ts';
import { type FieldIssue, fieldPath, ServiceError } from '../errors.ts';
import { languageIssues } from './language.ts';

/** Why an agent could not work with these settings; empty when it can. */
async function issuesOf(
  database: Database,
  slug: string,
  settings: AgentSettings,
): Promise<FieldIssue[]> {
  const { account } = settings;
  const issues = languageIssues(settings);
  if (settings.slug !== slug)
    issues.push({ path: 'slug', message: `"${slug}", as in the address` });
  if (account !== null && (await findAccount(database, account)) === undefined) {
    issues.push({ path: 'account', message: `an account that exists; there is no "${account}"` });
  }
  return issues;
}

/** @throws ServiceError `invalid_request` when the agent could not work with these settings */
export async function refuseUnfit(
  database: Database,
  slug: string,
  settings: AgentSettings,
): Promise<void> {
  refuse(await issuesOf(database, slug, settings));
}

/** Settings that are being edited: what is wrong with them, and they themselves if they have the form. */
export async function checkUnfinished(
  database: Database,
  slug: string,
  unfinished: unknown,
): Promise<{ settings: AgentSettings | null; issues: FieldIssue[] }> {
  const parsed = agentSettings.safeParse(unfinished);
  if (parsed.success) {
    return { settings: parsed.data, issues: await issuesOf(database, slug, parsed.data) };
  }
  const { issues } = parsed.error;
  return {
    settings: null,
    issues: issues.map(({ path, message }) => ({ path: fieldPath(path), message })),
  };
}

/** @throws ServiceError `invalid_request` for settings that are unfinished or unfit */
export async function refuseUnfinished(
  database: Database,
  slug: string,
  unfinished: unknown,
): Promise<AgentSettings> {
  const { settings, issues } = await checkUnfinished(database, slug, unfinished);
  refuse(issues);
  if (settings === null) throw new Error('Settings without form had no issue.');
  return settings;
}

function refuse(issues: FieldIssue[]): void {
  if (issues.length === 0) return;
  const where = issues.map(({ path }) => path || 'the settings').join(', ');
  throw new ServiceError('invalid_request', `The agent could not work so: see ${where}.`, issues);
}
