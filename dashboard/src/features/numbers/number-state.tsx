import { CircleCheck, CircleHelp, CircleX } from 'lucide-react';
import type { ListedNumber } from '../../../../backend/contract/numbers.ts';
import { Badge, State } from '../../ui/state.tsx';

const LOOK = {
  ready: { tone: 'ok', icon: CircleCheck, word: 'Routed' },
  differs: { tone: 'error', icon: CircleX, word: 'Not routed' },
  unknown: { tone: 'neutral', icon: CircleHelp, word: 'Unknown' },
} as const;

/** What LiveKit makes of a number. */
export function NumberState({ state }: Pick<ListedNumber, 'state'>) {
  const { tone, icon, word } = LOOK[state];
  return (
    <State tone={tone} icon={icon}>
      {word}
    </State>
  );
}

/** What is declared in the trunk file is changed there alone. */
export const FromFile = () => <Badge>from the file</Badge>;
