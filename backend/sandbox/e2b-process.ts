import { EventEmitter } from 'node:events';
import { PassThrough, Writable } from 'node:stream';
import type { CommandHandle, Sandbox } from 'e2b';
import type { RunnerProcess } from './runner.ts';

/** Of one message to a process; longer input is sent in parts. */
const MAX_MESSAGE_BYTES = 1024 * 1024;
/** The SDK keeps all that a process has said until its end. */
const MAX_OUTPUT_BYTES = 128 * 1024 * 1024;

/** A process in a cloud sandbox, with the streams of one of this machine. */
export class E2bProcess extends EventEmitter implements RunnerProcess {
  readonly stdout = new PassThrough();
  readonly stderr = new PassThrough();
  readonly stdin = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      this.#send(chunk).then(
        () => done(),
        (error: Error) => {
          this.close(error);
          done(error);
        },
      );
    },
  });
  #handle: CommandHandle | null = null;
  #outputBytes = 0;

  /** Starts it. Resolves when it runs; `close` is emitted when it has ended or is out of reach. */
  async run(sandbox: Sandbox, command: string, signal: AbortSignal): Promise<void> {
    this.#handle = await sandbox.commands.run(command, {
      background: true,
      stdin: true,
      // It runs as long as the sandbox.
      timeoutMs: 0,
      onStdout: (text) => this.#hear(this.stdout, text),
      onStderr: (text) => this.#hear(this.stderr, text),
      signal,
    });
    this.#handle.wait().then(
      () => this.close(),
      (error: Error) => this.close(error),
    );
  }

  /** Gives it up. What ends the process is the end of its sandbox. */
  close(error?: Error): void {
    this.emit('close', error);
  }

  async #send(input: Buffer): Promise<void> {
    for (let start = 0; start < input.length; start += MAX_MESSAGE_BYTES) {
      await this.#handle?.sendStdin(input.subarray(start, start + MAX_MESSAGE_BYTES));
    }
  }

  #hear(stream: PassThrough, text: string): void {
    this.#outputBytes += text.length;
    if (this.#outputBytes > MAX_OUTPUT_BYTES) this.close(new Error('It has said too much.'));
    else stream.write(text);
  }
}
