import type { CallWithTurns } from '../../../../backend/contract/calls.ts';
import { useMay } from '../../lib/me.ts';
import { Tabs } from '../../ui/tabs.tsx';
import { Cost } from './cost.tsx';
import { Events } from './events.tsx';
import { Raw } from './raw.tsx';
import type { CallTab } from './tabs.ts';
import type { TimedTurn } from './timeline.ts';
import { Waterfall } from './waterfall.tsx';
import { Work } from './work.tsx';

/** What only those see who may know what was said. */
const CONTENT: readonly CallTab[] = ['work', 'events', 'raw'];

interface CallTabsProps {
  call: CallWithTurns;
  turns: readonly TimedTurn[];
  /** When the recording began, or else the call. */
  zero: string;
  tab: CallTab;
  onTab: (tab: CallTab) => void;
}

export function CallTabs({ call, turns, zero, tab, onTab }: CallTabsProps) {
  const mayRead = useMay('calls:content');
  const all = [
    {
      value: 'latency' as const,
      title: 'Latency',
      content: <Waterfall turns={turns} agent={call.agent} />,
    },
    { value: 'work' as const, title: 'Work', content: <Work call={call} /> },
    { value: 'cost' as const, title: 'Cost', content: <Cost call={call} /> },
    {
      value: 'events' as const,
      title: 'Events',
      content: <Events call={call} zero={zero} />,
    },
    { value: 'raw' as const, title: 'Raw', content: <Raw call={call} /> },
  ];
  const shown = mayRead ? all : all.filter(({ value }) => !CONTENT.includes(value));
  const value = shown.some((one) => one.value === tab) ? tab : 'latency';
  return <Tabs label="About the call" value={value} onChange={onTab} tabs={shown} />;
}
