import { createStore } from './store.ts';
import type { StreamState } from './stream.ts';

/** Of every stream that is followed now. */
const states = createStore<ReadonlyMap<object, StreamState>>(new Map());

/** Notes the state of a stream; null: it is no longer followed. */
export function noteStreamState(stream: object, state: StreamState | null): void {
  states.update((before) => {
    const after = new Map(before);
    if (state === null) after.delete(stream);
    else after.set(stream, state);
    return after;
  });
}

export const connection = {
  subscribe: states.subscribe,
  /** Since when the page is out of date, in milliseconds since 1970; null: it is not. */
  staleSince(): number | null {
    const times = [...states.get().values()].flatMap((state) =>
      state.kind === 'stale' ? [state.since] : [],
    );
    return times.length > 0 ? Math.min(...times) : null;
  },
};
