import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Player, Playhead } from './player.ts';

const PlayerContext = createContext<Player | null>(null);

/** Gives all below it one player. */
export const PlayerProvider = PlayerContext.Provider;

export function usePlayer(): Player {
  const player = useContext(PlayerContext);
  if (player === null) throw new Error('There is no player around this.');
  return player;
}

/** What is shown of the playhead: drawn again only when that changes. */
export function usePlayhead<Shown>(select: (playhead: Playhead) => Shown): Shown {
  const player = usePlayer();
  return useSyncExternalStore(player.subscribe, () => select(player.get()));
}
