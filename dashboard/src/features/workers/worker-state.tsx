import {
  CircleCheck,
  CircleDashed,
  CircleSlash,
  CircleX,
  Hourglass,
  type LucideIcon,
  Power,
} from 'lucide-react';
import type { Worker } from '../../../../backend/contract/workers.ts';
import { State, type Tone } from '../../ui/state.tsx';

const STATES: Readonly<Record<Worker['state'], { word: string; icon: LucideIcon; tone: Tone }>> = {
  ready: { word: 'Ready', icon: CircleCheck, tone: 'ok' },
  full: { word: 'Full', icon: CircleDashed, tone: 'warning' },
  draining: { word: 'Draining', icon: Hourglass, tone: 'warning' },
  stopping: { word: 'Stopping', icon: Power, tone: 'warning' },
  stopped: { word: 'Stopped', icon: CircleSlash, tone: 'neutral' },
  lost: { word: 'Lost', icon: CircleX, tone: 'error' },
};

/** How a worker is, and what it has been asked for and has not heard yet. */
export function WorkerStateView({ worker }: { worker: Worker }) {
  const { word, icon, tone } = STATES[worker.state];
  return (
    <State icon={icon} tone={tone}>
      {word}
      {pending(worker)}
    </State>
  );
}

function pending({ state, drainWanted }: Worker): string {
  if (state === 'stopped' || state === 'lost' || state === 'stopping') return '';
  if (drainWanted && state !== 'draining') return ', is asked to drain';
  if (!drainWanted && state === 'draining') return ', takes calls again within seconds';
  return '';
}
