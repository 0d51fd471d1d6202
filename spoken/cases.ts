import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A written form, and how it is to be said. */
export interface Case {
  language: string;
  kind: string;
  written: string;
  spoken: string;
}

/** Reads a folder of tables: a folder a language, a file a kind, `written<tab>spoken` a line, with `\n` for a new line. */
export async function readCases(folder: string): Promise<Case[]> {
  const cases: Case[] = [];
  const languages = await readdir(folder, { withFileTypes: true });
  for (const { name: language } of languages.filter((entry) => entry.isDirectory())) {
    const files = await readdir(join(folder, language));
    for (const file of files.filter((name) => name.endsWith('.tsv')).sort()) {
      const text = await readFile(join(folder, language, file), 'utf8');
      cases.push(...readTable(text).map((row) => ({ language, kind: file.slice(0, -4), ...row })));
    }
  }
  return cases;
}

/** Some tables have the spoken form first: the written one is where the digits and signs are. */
function readTable(text: string): Pick<Case, 'written' | 'spoken'>[] {
  const rows = text.split(/\r?\n/).flatMap((line) => {
    const [first, second] = line.split('\t');
    return first && second ? [[first.replaceAll('\\n', '\n'), second] as const] : [];
  });
  const signs = (column: 0 | 1) =>
    rows.reduce((sum, row) => sum + (row[column].match(/[^\p{L}\p{M}\s,.'’-]/gu)?.length ?? 0), 0);
  const isSwapped = signs(1) > signs(0);
  return rows.map(([first, second]) =>
    isSwapped ? { written: second, spoken: first } : { written: first, spoken: second },
  );
}

/** The words of a spoken form: case, punctuation and hyphens cannot be heard. */
export function wordsOf(spoken: string): string {
  return spoken
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}
