import { z } from 'zod';
import { createStore } from '../../lib/store.ts';
import { type CallsSearch, callsSearch } from './search.ts';

/** Filters that were given a name, in this browser. */
const savedView = z.object({ name: z.string(), search: callsSearch });
export type SavedView = z.infer<typeof savedView>;

const KEY = 'calls.views';

/** @param storage - as the browser's; what others have left in it is passed over */
export function createSavedViews(storage: Pick<Storage, 'getItem' | 'setItem'>) {
  const views = createStore<readonly SavedView[]>(read(storage.getItem(KEY)));
  const keep = (next: readonly SavedView[]) => {
    views.update(() => next);
    storage.setItem(KEY, JSON.stringify(next));
  };
  const without = (name: string) => views.get().filter((view) => view.name !== name);
  return {
    get: views.get,
    subscribe: views.subscribe,
    /** In the place of one with the same name. */
    save: (name: string, search: CallsSearch) => keep([...without(name), { name, search }]),
    remove: (name: string) => keep(without(name)),
  };
}

function read(kept: string | null): readonly SavedView[] {
  try {
    return z.array(savedView).parse(JSON.parse(kept ?? '[]'));
  } catch {
    return [];
  }
}
