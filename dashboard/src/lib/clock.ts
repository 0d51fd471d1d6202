import { createStore } from './store.ts';

const TICK_MS = 1_000;
const ticked = createStore(Date.now());
const tick = () => ticked.update(() => Date.now());
let watchers = 0;
let timer: ReturnType<typeof setInterval> | undefined;

/** One tick a second for the whole page, and none while nothing shows the time. */
export const clock = {
  now: ticked.get,
  subscribe(listener: () => void): () => void {
    const leave = ticked.subscribe(listener);
    watchers += 1;
    if (timer === undefined) {
      // It has stood still.
      tick();
      timer = setInterval(tick, TICK_MS);
    }
    return () => {
      leave();
      watchers -= 1;
      if (watchers > 0) return;
      clearInterval(timer);
      timer = undefined;
    };
  },
};
