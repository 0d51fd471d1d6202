import type { AgentDraft } from '../../../../../backend/contract/agent-versions.ts';
import { type ApiError, toApiError } from '../../../lib/api-error.ts';

export type Settings = AgentDraft['settings'];

export type SaveState =
  | { kind: 'clean' }
  /** Typed, and not sent yet. */
  | { kind: 'waiting' }
  | { kind: 'saving' }
  | { kind: 'saved' }
  /** It is tried again. */
  | { kind: 'failed'; error: ApiError }
  /** Somebody else has changed the draft. */
  | { kind: 'conflict'; error: ApiError };

/** What a draft is saved as. */
export interface DraftPut {
  settings: Settings;
  baseVersion: number;
  revision: number | null;
}

interface DraftSaverOptions {
  /** The version that the draft begins from, and its revision; null: there is no draft yet. */
  baseVersion: number;
  revision: number | null;
  put: (draft: DraftPut) => Promise<AgentDraft>;
  /** Keeps what is not saved where a reload finds it; null: all is saved. */
  keep: (draft: DraftPut | null) => void;
  onState: (state: SaveState) => void;
  /** What was saved, as the backend has it now. */
  onSaved: (draft: AgentDraft) => void;
  /** How long after the last change it is saved, in milliseconds. */
  waitMs?: number;
  /** How long after a failure it is tried again. */
  againMs?: number;
}

const WAIT_MS = 600;
const AGAIN_MS = 3_000;

/**
 * Saves what is typed, one request after the other and the last state last. Nothing that was given to
 * it is lost: it tries again after a failure, and keeps what is unsaved in the browser meanwhile.
 */
export class DraftSaver {
  readonly #options: DraftSaverOptions;
  #baseVersion: number;
  #revision: number | null;
  #unsaved: Settings | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> | null = null;
  #hasConflict = false;
  #isHeld = false;

  constructor(options: DraftSaverOptions) {
    this.#options = options;
    this.#baseVersion = options.baseVersion;
    this.#revision = options.revision;
  }

  /** That of the draft which was saved last. */
  get revision(): number | null {
    return this.#revision;
  }

  get isSaved(): boolean {
    return this.#unsaved === null && this.#saving === null;
  }

  change(settings: Settings): void {
    this.#unsaved = settings;
    this.#options.keep(this.#draftOf(settings));
    if (this.#hasConflict) return;
    this.#options.onState({ kind: 'waiting' });
    this.#later(this.#options.waitMs ?? WAIT_MS);
  }

  /** Saves over what others have done meanwhile, which was looked at: another version, another draft. */
  saveOver({ settings, baseVersion, revision }: DraftPut): Promise<void> {
    this.#baseVersion = baseVersion;
    this.#revision = revision;
    this.#hasConflict = false;
    this.#unsaved = settings;
    return this.flush();
  }

  /** Saves at once. Resolves when all is saved, or it has failed. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    while (this.#unsaved !== null && !this.#hasConflict && !this.#isHeld) {
      this.#saving ??= this.#save().finally(() => {
        this.#saving = null;
      });
      const before = this.#unsaved;
      await this.#saving;
      if (this.#unsaved === before) return;
    }
    await this.#saving;
  }

  /** Nothing of it is saved any more: it was published or discarded. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#unsaved = null;
    this.#options.keep(null);
  }

  /**
   * Has the draft removed, and saves nothing meanwhile, which would make it anew. When that fails,
   * nothing is lost, and saving goes on.
   *
   * @throws what `remove` throws
   */
  async discard(remove: () => Promise<unknown>): Promise<void> {
    clearTimeout(this.#timer);
    this.#isHeld = true;
    try {
      await this.#saving;
      await remove();
      this.stop();
    } finally {
      this.#isHeld = false;
      if (this.#unsaved !== null) this.#later(this.#options.waitMs ?? WAIT_MS);
    }
  }

  #draftOf(settings: Settings): DraftPut {
    return { settings, baseVersion: this.#baseVersion, revision: this.#revision };
  }

  async #save(): Promise<void> {
    const settings = this.#unsaved;
    if (settings === null) return;
    const { put, keep, onState, onSaved } = this.#options;
    onState({ kind: 'saving' });
    try {
      const saved = await put(this.#draftOf(settings));
      this.#revision = saved.revision;
      if (this.#unsaved === settings) {
        this.#unsaved = null;
        keep(null);
        onState({ kind: 'saved' });
      }
      onSaved(saved);
    } catch (thrown) {
      const error = toApiError(thrown);
      this.#hasConflict = error.code === 'conflict';
      onState({ kind: this.#hasConflict ? 'conflict' : 'failed', error });
      if (!this.#hasConflict) this.#later(this.#options.againMs ?? AGAIN_MS);
    }
  }

  #later(ms: number): void {
    clearTimeout(this.#timer);
    if (this.#isHeld) return;
    this.#timer = setTimeout(() => void this.flush(), ms);
  }
}
