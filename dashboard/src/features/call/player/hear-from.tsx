import type { ReactNode } from 'react';
import { usePlayer } from './use-player.ts';

interface HearFromProps {
  timeMs: number;
  /** What a press does, for screen readers. */
  label: string;
  className: string | undefined;
  children: ReactNode;
}

/** A place in the recording, heard by a press; plain text where there is nothing to be heard. */
export function HearFrom({ timeMs, label, className, children }: HearFromProps) {
  const player = usePlayer();
  if (!player.isAudible) return <span className={className}>{children}</span>;
  return (
    <button
      type="button"
      className={className}
      aria-label={label}
      onClick={() => void player.playFrom(timeMs)}
    >
      {children}
    </button>
  );
}
