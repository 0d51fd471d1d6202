import { useEffect, useRef } from 'react';

/** A pointer that has not moved for so long is not about to press anything. */
const IDLE_MS = 10_000;

/** Says when somebody points at an element, and when no longer. The result goes onto that element. */
export function useHold(onHold: () => void, onRelease: () => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    onPointerMove: () => {
      clearTimeout(timer.current);
      timer.current = setTimeout(onRelease, IDLE_MS);
      onHold();
    },
    onPointerLeave: () => {
      clearTimeout(timer.current);
      onRelease();
    },
  };
}
