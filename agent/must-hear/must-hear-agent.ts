import { type ReadableStream, TransformStream } from 'node:stream/web';
import { voice } from '@livekit/agents';
import { followSpeeches } from '../turns/follow-speeches.ts';
import { MarkedText, type Part, textOf } from './marked-text.ts';
import { inSegments } from './segments.ts';

/** An agent that cannot be interrupted while it says what is marked as to be heard to its end. */
export class MustHearAgent extends voice.Agent {
  #speeches: () => voice.SpeechHandle[] = () => [];
  /** What is being said, for as long as it must be heard. */
  #held: voice.SpeechHandle | undefined;

  override async onEnter(): Promise<void> {
    this.#speeches = followSpeeches(this.session);
  }

  override async llmNode(...request: Parameters<voice.Agent['llmNode']>) {
    const reply = await super.llmNode(...request);
    return reply === null ? null : inSegments(reply);
  }

  /** Is given the text of each segment when the one before has been played. */
  override async transcriptionNode(text: ReadableStream<string | voice.TimedString>) {
    if (this.#held) this.#held.allowInterruptions = true;
    this.#held = undefined;
    const marked = new MarkedText();
    const pass = (parts: readonly Part[], out: { enqueue(text: string): void }) => {
      if (parts.some(({ mustHear }) => mustHear)) this.#hold();
      if (parts.length > 0) out.enqueue(textOf(parts));
    };
    return text.pipeThrough(
      new TransformStream<string | voice.TimedString, string>({
        transform: (piece, out) =>
          pass(marked.push(typeof piece === 'string' ? piece : piece.text), out),
        flush: (out) => pass(marked.end(), out),
      }),
    );
  }

  #hold(): void {
    const [speech] = this.#speeches();
    // One that never can be is left as it is.
    if (!speech?.allowInterruptions || speech.interrupted) return;
    speech.allowInterruptions = false;
    this.#held = speech;
  }
}
