import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { noteStreamState } from './connection.ts';
import { meQuery } from './me.ts';
import { openStream, type StreamEvent, type StreamState } from './stream.ts';

interface Options {
  /** What it brings is told in the tab's title, so that it is followed in the background too. */
  inBackground?: boolean;
}

/**
 * Follows server-sent events while the page can be seen: browsers give all tabs together only six
 * connections to a server.
 *
 * @param path - null: none is followed
 * @returns how it stands; `retry` follows anew what was refused
 */
export function useStream(
  path: string | null,
  onEvent: (event: StreamEvent) => void,
  { inBackground = false }: Options = {},
): StreamState & { retry: () => void } {
  const [state, setState] = useState<StreamState>({ kind: 'connecting' });
  const [attempt, setAttempt] = useState(0);
  const client = useQueryClient();
  const isVisible = useSyncExternalStore(onVisibilityChange, isPageVisible);
  const latest = useRef(onEvent);
  useLayoutEffect(() => {
    latest.current = onEvent;
  });
  const followed = isVisible || inBackground ? path : null;
  useEffect(() => {
    if (followed === null) return;
    const key = {};
    const close = openStream({
      path: followed,
      onEvent: (event) => latest.current(event),
      onState: (next) => {
        setState(next);
        noteStreamState(key, next);
        // Whoever is no longer signed in is asked to sign in when they are asked for.
        const isSignedOut = next.kind === 'refused' && next.error.code === 'unauthorized';
        if (isSignedOut) void client.invalidateQueries(meQuery);
      },
    });
    return () => {
      close();
      noteStreamState(key, null);
    };
  }, [followed, attempt, client]);
  return { ...state, retry: () => setAttempt((before) => before + 1) };
}

const isPageVisible = () => document.visibilityState === 'visible';

function onVisibilityChange(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener);
  return () => document.removeEventListener('visibilitychange', listener);
}
