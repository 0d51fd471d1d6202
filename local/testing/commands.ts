import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';

/** A PATH of shell scripts made for one test; the machine's own commands are out of reach. */
export interface FakeCommands {
  /** Adds a command; `$FOLDER` is the folder that all of them are in. */
  add(name: string, script: string): void;
  /** What the commands have written to `$FOLDER/NAME`. */
  read(name: string): string;
}

export function fakeCommands(): FakeCommands {
  const folder = mkdtempSync(join(tmpdir(), 'commands-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
    vi.unstubAllEnvs();
  });
  vi.stubEnv('PATH', folder);
  return {
    add(name, script) {
      const preamble = `#!/bin/sh\nFOLDER=${folder} PATH=/usr/bin:/bin\n`;
      writeFileSync(join(folder, name), `${preamble}${script}\n`);
      chmodSync(join(folder, name), 0o755);
    },
    read: (name) => readFileSync(join(folder, name), 'utf8'),
  };
}
