import { z } from 'zod';
import type { CommandResult } from '../sandbox/sandbox.ts';
import { changesNothing, defineTool, type Tool } from './tool.ts';
import type { Wording } from './wording.ts';

const MAX_CODE_CHARACTERS = 50_000;
const MAX_OUTPUT_BYTES = 64_000;

const timeoutMs = z.int().min(100).max(120_000).default(30_000).describe('It is ended after this.');

/** Programs in the call's sandbox. They reach only the hosts that the operator has named. */
export function codeTools(words: Wording): Tool[] {
  const runShell = defineTool({
    name: 'run_shell',
    description: 'Runs a command line in the workspace and answers with what it prints.',
    input: z.strictObject({ command: z.string().min(1).max(MAX_CODE_CHARACTERS), timeoutMs }),
    ...changesNothing,
    progress: () => words.calculating,
    async run({ command, timeoutMs }, { sandbox, signal }) {
      const argv = ['/bin/sh', '-c', command] as const;
      const limits = { timeoutMs, maxOutputBytes: MAX_OUTPUT_BYTES };
      return told(await (await sandbox()).run({ argv, ...limits }, signal), timeoutMs);
    },
  });

  const runPython = defineTool({
    name: 'run_python',
    description:
      'Runs Python in the workspace and answers with what it prints. Each run starts anew: keep what is needed later in files. Use it for all arithmetic and dates.',
    input: z.strictObject({ code: z.string().min(1).max(MAX_CODE_CHARACTERS), timeoutMs }),
    ...changesNothing,
    progress: () => words.calculating,
    async run({ code, timeoutMs }, { sandbox, signal }) {
      const limits = { timeoutMs, maxOutputBytes: MAX_OUTPUT_BYTES };
      return told(await (await sandbox()).python(code, limits, signal), timeoutMs);
    },
  });

  return [runShell, runPython];
}

function told({ exitCode, stdout, stderr, cut, timedOut }: CommandResult, limitMs: number): string {
  const parts = [
    stdout,
    stderr && `Errors:\n${stderr}`,
    cut && `[more than ${MAX_OUTPUT_BYTES} bytes were printed: the rest is left out]`,
    timedOut && `[ended after ${limitMs} ms]`,
    exitCode !== 0 && !timedOut && `[exit code ${exitCode ?? 'none: it was killed'}]`,
  ].filter((part) => typeof part === 'string' && part !== '');
  return parts.length === 0 ? 'It printed nothing.' : parts.join('\n');
}
