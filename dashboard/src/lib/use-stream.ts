import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { noteStreamState } from './connection.ts';
import { openStream, type StreamEvent, type StreamState } from './stream.ts';

/**
 * Follows server-sent events while the page can be seen: browsers give all tabs together only six
 * connections to a server.
 *
 * @param path - null: none is followed
 */
export function useStream(path: string | null, onEvent: (event: StreamEvent) => void): StreamState {
  const [state, setState] = useState<StreamState>({ kind: 'connecting' });
  const isVisible = useSyncExternalStore(onVisibilityChange, isPageVisible);
  const latest = useRef(onEvent);
  useLayoutEffect(() => {
    latest.current = onEvent;
  });
  const followed = isVisible ? path : null;
  useEffect(() => {
    if (followed === null) return;
    const key = {};
    const close = openStream({
      path: followed,
      onEvent: (event) => latest.current(event),
      onState: (next) => {
        setState(next);
        noteStreamState(key, next);
      },
    });
    return () => {
      close();
      noteStreamState(key, null);
    };
  }, [followed]);
  return state;
}

const isPageVisible = () => document.visibilityState === 'visible';

function onVisibilityChange(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener);
  return () => document.removeEventListener('visibilitychange', listener);
}
