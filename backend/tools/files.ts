import { z } from 'zod';
import { workspacePath, writablePath } from './paths.ts';
import { changesNothing, defineTool, type Tool, type ToolContext, ToolError } from './tool.ts';
import type { Wording } from './wording.ts';

const MAX_READ_BYTES = 1_000_000;
const MAX_WRITE_CHARACTERS = 200_000;
const MAX_ENTRIES = 500;
const SEARCH_TIMEOUT_MS = 10_000;
const MAX_SEARCH_BYTES = 100_000;
/** ripgrep's exit code when nothing was found. */
const NOTHING_FOUND = 1;

/** Files of the call's workspace, and the agent's own in `shared/`. */
export function fileTools(words: Wording): Tool[] {
  const readFile = defineTool({
    name: 'read_file',
    description: 'Reads a text file. The files the operator has given you are in shared/.',
    input: z.strictObject({
      path: workspacePath,
      /** For a file that is too long for one answer. */
      fromLine: z.int().min(1).default(1).describe('The first line wanted, from 1.'),
    }),
    ...changesNothing,
    progress: () => words.reading,
    async run({ path, fromLine }, { sandbox }) {
      const { content, cut } = await (await sandbox()).readFile(path, MAX_READ_BYTES);
      if (content.includes(0)) {
        throw new ToolError(
          `${path} is not a text file (${content.length} bytes). Use run_python.`,
        );
      }
      const lines = new TextDecoder()
        .decode(content)
        .split('\n')
        .slice(fromLine - 1);
      return lines.join('\n') + (cut ? `\n[only the first ${MAX_READ_BYTES} bytes were read]` : '');
    },
  });

  const writeFile = defineTool({
    name: 'write_file',
    description: 'Writes a text file into the workspace, in place of what was there.',
    input: z.strictObject({ path: writablePath, content: z.string().max(MAX_WRITE_CHARACTERS) }),
    ...changesNothing,
    progress: () => words.writing,
    async run({ path, content }, { sandbox }) {
      const bytes = Buffer.from(content);
      await (await sandbox()).writeFile(path, bytes);
      return `${bytes.length} bytes written to ${path}.`;
    },
  });

  const listFiles = defineTool({
    name: 'list_files',
    description:
      'Lists the files below a folder of the workspace. shared/ holds those you were given.',
    input: z.strictObject({ path: workspacePath.default('.') }),
    ...changesNothing,
    progress: () => null,
    async run({ path }, { sandbox }) {
      const { entries, cut } = await (await sandbox()).listFiles(path, MAX_ENTRIES);
      if (entries.length === 0) return 'There are no files.';
      const lines = entries.map(({ path, kind, bytes }) =>
        kind === 'file' ? `${path} (${bytes} bytes)` : `${path} (${kind})`,
      );
      return lines.join('\n') + (cut ? `\n[only the first ${MAX_ENTRIES} are shown]` : '');
    },
  });

  const searchFiles = defineTool({
    name: 'search_files',
    description:
      'Finds the lines of text files that contain a text, or match a regular expression.',
    input: z.strictObject({
      text: z.string().min(1).max(500),
      path: workspacePath.default('.'),
      regex: z.boolean().default(false),
    }),
    ...changesNothing,
    progress: () => words.searching,
    run: search,
  });

  return [readFile, writeFile, listFiles, searchFiles];
}

async function search(
  { text, path, regex }: { text: string; path: string; regex: boolean },
  { sandbox, signal }: ToolContext,
): Promise<string> {
  const limits = ['--max-count=50', '--max-columns=300', '--max-columns-preview'];
  const form = ['--no-config', '--color=never', '--no-heading', '--line-number', '--with-filename'];
  const how = ['--ignore-case', '--hidden', '--no-ignore', ...(regex ? [] : ['--fixed-strings'])];
  const result = await (await sandbox()).run(
    {
      argv: ['rg', ...form, ...limits, ...how, `--regexp=${text}`, '--', path],
      timeoutMs: SEARCH_TIMEOUT_MS,
      maxOutputBytes: MAX_SEARCH_BYTES,
    },
    signal,
  );
  if (result.timedOut) throw new ToolError('The search took too long. Search in a smaller folder.');
  if (result.stdout !== '') return result.stdout;
  if (result.exitCode === NOTHING_FOUND) return 'Nothing was found.';
  throw new ToolError(`The search did not work. ${result.stderr}`);
}
