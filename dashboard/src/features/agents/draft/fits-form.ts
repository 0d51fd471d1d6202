import { type AgentSettingsInput, agentSettings } from '../../../../../backend/contract/agents.ts';
import type { Settings } from './draft-saver.ts';

const EXAMPLE = agentSettings.parse({
  slug: 'example',
  name: 'Example',
  greeting: 'Hello.',
  instructions: 'Be brief.',
});

/**
 * Settings for the form, with defaults for what is missing; null when something in them is of another
 * kind than the form can show, which text can.
 */
export function fitForm(settings: Settings): AgentSettingsInput | null {
  const filled: Record<string, unknown> = { ...settings };
  for (const [name, example] of Object.entries(EXAMPLE)) {
    const value = settings[name];
    if (value === undefined) filled[name] = isText(name) ? '' : example;
    else if (kindOf(example) === 'object') {
      if (kindOf(value) !== 'object') return null;
      // Words may be missing from pronunciations.
      if (name !== 'pronunciations') filled[name] = Object.assign({}, example, value);
    } else if (example !== null && kindOf(value) !== kindOf(example)) return null;
  }
  return listsFit(filled as unknown as AgentSettingsInput)
    ? (filled as unknown as AgentSettingsInput)
    : null;
}

const isText = (name: string): boolean => ['name', 'greeting', 'instructions'].includes(name);

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'list';
  return value === null ? 'null' : typeof value;
}

/** The lists that the form shows row by row. */
function listsFit({ otherLanguages, tools, delays }: AgentSettingsInput): boolean {
  const rows = [...(otherLanguages ?? []), ...(tools?.mcp ?? [])] as unknown[];
  const stages: unknown = delays?.stages ?? [];
  return (
    rows.every((row) => kindOf(row) === 'object') &&
    (tools?.mcp ?? []).every(({ transport }) => kindOf(transport) === 'object') &&
    Array.isArray(stages) &&
    stages.every((stage) => kindOf(stage) === 'object')
  );
}
