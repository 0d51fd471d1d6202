import { readFile } from 'node:fs/promises';
import {
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import type { z } from 'zod';
import type { Environment } from '../config.ts';
import { type SipTrunkFile, sipTrunkFile } from '../contract/sip-trunk.ts';
import { fieldPath } from '../errors.ts';

/** A trunk as the file has it, with the password it refers to. */
export type Trunk = Omit<SipTrunkFile['trunks'][number], 'auth'> & {
  auth: { username: string; password: string } | null;
};

/** The file cannot be used: where, what was found, and what is wanted. */
export class TrunkFileError extends Error {
  override readonly name = 'TrunkFileError';
}

/**
 * Reads `sip-trunk.json`.
 *
 * @param environment - where the passwords are
 * @throws TrunkFileError naming every mistake, each with its line and column
 */
export async function readTrunkFile(path: string, environment: Environment): Promise<Trunk[]> {
  const text = await readText(path);
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true });
  const [error] = errors;
  if (error !== undefined || tree === undefined) throw notJson(path, text, error);
  const fail = (problems: Problem[]): TrunkFileError =>
    new TrunkFileError(problems.map((problem) => locate(path, text, tree, problem)).join('\n'));

  const parsed = sipTrunkFile.safeParse(getNodeValue(tree));
  if (!parsed.success) throw fail(parsed.error.issues.map(toProblem));

  const missing = parsed.data.trunks.flatMap(({ auth }, t): Problem[] => {
    if (auth === undefined || environment[auth.passwordEnv]) return [];
    const says = `names ${auth.passwordEnv}, which is not set; wanted: an environment variable that holds the password`;
    return [{ path: ['trunks', t, 'auth', 'passwordEnv'], says }];
  });
  if (missing.length > 0) throw fail(missing);

  return parsed.data.trunks.map(({ auth, ...trunk }) => ({
    ...trunk,
    auth: auth ? { username: auth.username, password: environment[auth.passwordEnv] ?? '' } : null,
  }));
}

interface Problem {
  path: PropertyKey[];
  /** What is wrong there. Without it: that what was found is not what is wanted. */
  says?: string;
  wanted?: string;
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : error;
    const what = code === 'ENOENT' ? 'does not exist' : `cannot be read (${code})`;
    throw new TrunkFileError(
      `${path} ${what}; wanted: the file with the trunks and numbers. SIP_TRUNK_FILE says where it is.`,
    );
  }
}

function notJson(path: string, text: string, error: ParseError | undefined): TrunkFileError {
  if (error === undefined) return new TrunkFileError(`${path} is empty`);
  // `CommaExpected` reads as "comma expected".
  const what = printParseErrorCode(error.error)
    .replace(/(?!^)([A-Z])/g, ' $1')
    .toLowerCase();
  return new TrunkFileError(`${path}:${at(text, error.offset)} is not JSON: ${what}`);
}

function toProblem(issue: z.core.$ZodIssue): Problem {
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.map((key) => `"${key}"`).join(', ');
    return { path: issue.path, says: `has ${keys}; wanted: known fields only` };
  }
  const wanted = issue.message.replace(/^Invalid input: expected (.*), received .*$/, '$1');
  return { path: issue.path, wanted };
}

/** The problem as one line: file, line and column, JSON path, what was found, what is wanted. */
function locate(path: string, text: string, tree: Node, { path: where, says, wanted }: Problem) {
  const keys = where.map((key) => (typeof key === 'symbol' ? String(key) : key));
  const node = findNodeAtLocation(tree, keys);
  // What is missing is looked for in what should hold it.
  const holder = node ?? findNodeAtLocation(tree, keys.slice(0, -1)) ?? tree;
  const said = says ?? `${found(keys, node)}; wanted: ${wanted}`;
  return `${path}:${at(text, holder.offset)} ${fieldPath(keys) || 'the file'} ${said}`;
}

function found(keys: (string | number)[], node: Node | undefined): string {
  if (node === undefined) return 'is missing';
  // Someone may have put the password itself where its variable's name belongs.
  if (/password/i.test(String(keys.at(-1)))) return 'has a value that does not fit';
  const value = JSON.stringify(getNodeValue(node));
  return `is ${value.length > 60 ? `${value.slice(0, 60)}…` : value}`;
}

/** An offset as `line:column`, counted from 1. */
function at(text: string, offset: number): string {
  const before = text.slice(0, offset).split('\n');
  return `${before.length}:${(before.at(-1) ?? '').length + 1}`;
}
