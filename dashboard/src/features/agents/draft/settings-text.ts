import { parse, stringify } from 'yaml';
import type { Settings } from './draft-saver.ts';

/** In this order they are written; what is not named here follows. */
const ORDER = ['slug', 'name', 'greeting', 'namedGreeting', 'instructions', 'language', 'voice'];

const place = (key: string): number => (ORDER.includes(key) ? ORDER.indexOf(key) : ORDER.length);

/** Settings as YAML: long texts over several lines, as people read them. */
export function writeSettings(settings: Settings): string {
  const sorted = Object.entries(settings).sort(
    ([a], [b]) => place(a) - place(b) || a.localeCompare(b),
  );
  return stringify(Object.fromEntries(sorted), {
    lineWidth: 100,
    aliasDuplicateObjects: false,
  });
}

/** Settings from YAML, and so from JSON, or why it cannot be read. */
export function readSettings(text: string): { settings: Settings } | { problem: string } {
  try {
    const settings: unknown = parse(text, { maxAliasCount: 0 });
    if (typeof settings === 'object' && settings !== null && !Array.isArray(settings)) {
      return { settings: settings as Settings };
    }
  } catch (error) {
    // The first line says what and where, the others show it.
    return {
      problem: String(error instanceof Error ? error.message : error).split(/:?\n/)[0] ?? '',
    };
  }
  return { problem: 'Settings are names with values, such as `name: Reception`.' };
}
