import type { Attention, LiveCall } from '../../../../backend/contract/live.ts';

/** The calls in progress, in the order in which they are shown. */
export interface LiveList {
  calls: ReadonlyMap<string, LiveCall>;
  /** Ids of those that somebody should look at, the most pressing first. */
  needing: readonly string[];
  /** Ids of the others, those that began first at the top. */
  others: readonly string[];
  /** Have ended, and stay in their place for as long as the list is held. */
  ended: ReadonlySet<string>;
  /** Somebody points at a row: none may move. */
  isHeld: boolean;
}

export type LiveListAction =
  | { type: 'snapshot'; calls: readonly LiveCall[] }
  | { type: 'call'; call: LiveCall }
  | { type: 'gone'; id: string }
  | { type: 'hold' }
  | { type: 'release' };

export const NO_CALLS: LiveList = {
  calls: new Map(),
  needing: [],
  others: [],
  ended: new Set(),
  isHeld: false,
};

/** What becomes of the list when something happens. While it is held, rows are added at the end only. */
export function reduceLiveList(list: LiveList, action: LiveListAction): LiveList {
  switch (action.type) {
    case 'snapshot':
      return arrange(takeSnapshot(list, action.calls));
    case 'call': {
      const calls = new Map(list.calls).set(action.call.id, action.call);
      return arrange({ ...list, calls });
    }
    case 'gone':
      return arrange({ ...list, ended: new Set(list.ended).add(action.id) });
    case 'hold':
      return list.isHeld ? list : { ...list, isHeld: true };
    case 'release':
      return arrange({ ...list, isHeld: false });
  }
}

/** A snapshot is all there is: what is not in it has ended meanwhile. */
function takeSnapshot(list: LiveList, snapshot: readonly LiveCall[]): LiveList {
  const current = new Map(snapshot.map((call) => [call.id, call]));
  const ended = [...list.calls.keys()].filter((id) => !current.has(id));
  return { ...list, calls: new Map([...list.calls, ...current]), ended: new Set(ended) };
}

function arrange(list: LiveList): LiveList {
  return list.isHeld ? addNewAtTheEnd(list) : sortAll(list);
}

function addNewAtTheEnd(list: LiveList): LiveList {
  const shown = new Set([...list.needing, ...list.others]);
  const added = [...list.calls.keys()].filter((id) => !shown.has(id));
  return added.length === 0 ? list : { ...list, others: [...list.others, ...added] };
}

function sortAll({ calls: all, ended }: LiveList): LiveList {
  const calls = new Map([...all].filter(([id]) => !ended.has(id)));
  const sorted = [...calls.values()].toSorted(
    (a, b) => pressing(a) - pressing(b) || Date.parse(a.startedAt) - Date.parse(b.startedAt),
  );
  return {
    calls,
    needing: sorted.filter(({ attention }) => attention.length > 0).map(({ id }) => id),
    others: sorted.filter(({ attention }) => attention.length === 0).map(({ id }) => id),
    ended: new Set(),
    isHeld: false,
  };
}

/** From the most pressing on. */
const ORDER: readonly Attention[] = [
  'error',
  'unconfirmed',
  'dead_air',
  'long_tool',
  'over_cost',
  'over_time',
];
const pressing = ({ attention }: LiveCall): number =>
  Math.min(ORDER.length, ...attention.map((reason) => ORDER.indexOf(reason)));
