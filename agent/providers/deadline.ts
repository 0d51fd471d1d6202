/** Settles as `promise` does, or rejects with `late()` when that takes longer than `ms`. */
export async function within<T>(promise: Promise<T>, ms: number, late: () => Error): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late()), ms);
  });
  try {
    return await Promise.race([promise, deadline]);
  } finally {
    clearTimeout(timer);
  }
}

/** Resolves after `ms`, or as soon as `signal` is aborted. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  const stop = () => resolve();
  signal.addEventListener('abort', stop);
  await promise;
  signal.removeEventListener('abort', stop);
  clearTimeout(timer);
}

/** A deadline that is set and lifted as something becomes due. */
export class Watchdog {
  /** Rejects when a deadline has passed. */
  readonly expired: Promise<never>;
  readonly #expire: () => void;
  #timer: NodeJS.Timeout | undefined;

  constructor(late: () => Error) {
    const { promise, reject } = Promise.withResolvers<never>();
    promise.catch(() => undefined);
    this.expired = promise;
    this.#expire = () => reject(late());
  }

  /** Sets the deadline, unless one is set. */
  expectWithin(ms: number): void {
    this.#timer ??= setTimeout(this.#expire, ms);
  }

  /** Lifts the deadline. */
  rest(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
