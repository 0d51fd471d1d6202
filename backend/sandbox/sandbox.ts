import type { Browser, Page } from 'playwright-core';

/** What a sandbox may reach. Hosts as in an agent's settings: `example.com`, `*.example.com`, with or without a port. */
export interface SandboxPolicy {
  /** From the browser and `fetch`. */
  webHosts: readonly string[];
  /** From code. */
  codeHosts: readonly string[];
}

/** A command that is run inside. */
export interface Command {
  /** A program with its arguments; never passed through a shell unless it is one. */
  argv: readonly [string, ...string[]];
  stdin?: string;
  /** It is killed after this, with all that it started. */
  timeoutMs: number;
  /** Of each of the two outputs, more is dropped. */
  maxOutputBytes: number;
}

export interface CommandResult {
  /** Null when it was killed. */
  exitCode: number | null;
  stdout: string;
  stderr: string;
  /** Some output was dropped. */
  cut: boolean;
  timedOut: boolean;
}

export interface FileEntry {
  /** Below the folder that was listed. */
  path: string;
  kind: 'file' | 'folder' | 'other';
  bytes: number;
}

/** A place in which one call's work is done: nothing of the host or of other calls is within reach. */
export interface Sandbox {
  readonly id: string;
  /** Runs a command in the workspace. @throws SandboxGone */
  run(command: Command, signal: AbortSignal): Promise<CommandResult>;
  /** Runs Python in an interpreter that is warm already. @throws SandboxGone */
  python(
    code: string,
    limits: Pick<Command, 'timeoutMs' | 'maxOutputBytes'>,
    signal: AbortSignal,
  ): Promise<CommandResult>;
  /** Files by their path in the workspace. @throws SandboxFileError with what is wrong, for the model; SandboxGone */
  readFile(path: string, maxBytes: number): Promise<{ content: Uint8Array; cut: boolean }>;
  writeFile(path: string, content: Uint8Array): Promise<void>;
  listFiles(path: string, maxEntries: number): Promise<{ entries: FileEntry[]; cut: boolean }>;
  /** The browser inside, started once: at the latest now. @throws SandboxGone */
  browser(): Promise<Browser>;
  /** An empty page in a context of its own, which the caller closes. @throws SandboxGone */
  page(language: string): Promise<Page>;
  /** Opens the next `page` in advance. @throws SandboxGone */
  preparePage(language: string): Promise<void>;
  /** Requests as the policy's `webHosts` allow; every redirect is judged anew. @throws EgressDenied */
  fetch(
    url: string,
    init: { headers?: Record<string, string>; signal: AbortSignal },
  ): Promise<Response>;
  /** Ends it with all that runs in it and all its files. May be called again. */
  dispose(): Promise<void>;
}

/** What makes sandboxes: bubblewrap, Docker or a cloud. */
export interface SandboxDriver {
  readonly name: string;
  /** Starts one with an interpreter, and a browser when asked, ready; it may reach nothing until `assign`. */
  start(wanted: { browser: boolean }, signal: AbortSignal): Promise<UnassignedSandbox>;
  /** Removes what a process that died has left. */
  sweep(): Promise<void>;
  /** When all of its sandboxes have been disposed of. */
  close(): Promise<void>;
}

/** A sandbox that belongs to no call yet. */
export interface UnassignedSandbox extends Sandbox {
  /** Resolves when it has ended, by itself or not. */
  readonly ended: Promise<void>;
  /** Gives it to a call: what it may reach, and copies of the agent's shared files in `shared/`. */
  assign(policy: SandboxPolicy, sharedFolder: string | null): Promise<void>;
}

/** The sandbox has ended, or cannot be reached any more. */
export class SandboxGone extends Error {
  override readonly name = 'SandboxGone';
}

/** A file could not be read or written. The message is fit for the model. */
export class SandboxFileError extends Error {
  override readonly name = 'SandboxFileError';
}

/** The address is not one that the call may reach. The message is fit for the model. */
export class EgressDenied extends Error {
  override readonly name = 'EgressDenied';
}
