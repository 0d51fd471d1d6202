import { ReadableStream } from 'node:stream/web';
import { initializeLogger, llm, voice } from '@livekit/agents';
import { AudioFrame } from '@livekit/rtc-node';

const SAMPLE_RATE = 24_000;

/** A loudspeaker that plays nothing until it is told how far it has come, or is cut. */
class FakeLoudspeaker extends voice.AudioOutput {
  /** What it reports to have played of the text when it is cut. */
  playedWhenCut: string | undefined;
  #isPlaying = false;
  #started = Promise.withResolvers<void>();

  constructor() {
    initializeLogger({ pretty: false, level: 'silent' });
    super(SAMPLE_RATE, undefined, { pause: false });
  }

  /** Resolves when the next speech has begun. */
  started(): Promise<void> {
    this.#started = Promise.withResolvers();
    return this.#started.promise;
  }

  override async captureFrame(frame: AudioFrame): Promise<void> {
    await super.captureFrame(frame);
    if (this.#isPlaying) return;
    this.#isPlaying = true;
    this.onPlaybackStarted(Date.now());
    this.#started.resolve();
  }

  /** Has played all of it. */
  finish(): void {
    if (!this.#isPlaying) return;
    this.#isPlaying = false;
    this.onPlaybackFinished({ playbackPosition: 1, interrupted: false });
  }

  override clearBuffer(): void {
    if (!this.#isPlaying) return;
    this.#isPlaying = false;
    this.onPlaybackFinished({
      playbackPosition: 0.1,
      interrupted: true,
      ...(this.playedWhenCut === undefined ? {} : { synchronizedTranscript: this.playedWhenCut }),
    });
  }
}

/** A tenth of a second of silence. */
export function silence(): ReadableStream<AudioFrame> {
  const samples = SAMPLE_RATE / 10;
  return ReadableStream.from([new AudioFrame(new Int16Array(samples), SAMPLE_RATE, 1, samples)]);
}

/** An agent whose voice is silence. */
export class SilentAgent extends voice.Agent {
  override async ttsNode(text: Parameters<voice.Agent['ttsNode']>[0]) {
    for await (const _ of text);
    return silence();
  }
}

/**
 * A session that speaks into a loudspeaker of its own, and hears nobody.
 *
 * @param agent - or what creates it, given the session that has not been started
 */
export async function startSession(
  model: llm.LLM,
  agent: voice.Agent | ((session: voice.AgentSession) => voice.Agent),
) {
  const loudspeaker = new FakeLoudspeaker();
  const session = new voice.AgentSession({
    vad: null,
    llm: model,
    turnHandling: { turnDetection: null },
  });
  session.output.audio = loudspeaker;
  const started = typeof agent === 'function' ? agent(session) : agent;
  await session.start({ agent: started, record: false });
  return { session, loudspeaker };
}

type Answer = (context: llm.ChatContext) => string | Promise<string>;

/** A model that answers what it is told to, and keeps what it was asked. */
export class FakeModel extends llm.LLM {
  readonly asked: string[] = [];
  readonly answer: Answer;

  constructor(answer: Answer) {
    super();
    this.answer = answer;
  }

  override label(): string {
    return 'fake.LLM';
  }

  override chat(request: Parameters<llm.LLM['chat']>[0]): llm.LLMStream {
    this.asked.push(request.chatCtx.items.map((item) => JSON.stringify(item.toJSON())).join('\n'));
    const { connOptions = { maxRetry: 0, retryIntervalMs: 0, timeoutMs: 1_000 } } = request;
    return new FakeStream(this, { ...request, connOptions });
  }
}

class FakeStream extends llm.LLMStream {
  readonly #model: FakeModel;

  constructor(model: FakeModel, options: ConstructorParameters<typeof llm.LLMStream>[1]) {
    super(model, options);
    this.#model = model;
  }

  protected override async run(): Promise<void> {
    const content = await this.#model.answer(this.chatCtx);
    this.queue.put({ id: 'answer', delta: { role: 'assistant', content } });
  }
}
