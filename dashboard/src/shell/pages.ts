import type { LinkProps } from '@tanstack/react-router';
import {
  AudioLines,
  Bot,
  ChartLine,
  Hash,
  type LucideIcon,
  Mic,
  PhoneCall,
  Server,
  Settings,
} from 'lucide-react';
import type { Scope } from '../../../backend/contract/access.ts';

export interface Page {
  title: string;
  to: NonNullable<LinkProps['to']>;
  icon: LucideIcon;
  /** What one must be allowed to, for it to be of use; null: nothing. */
  needs: Scope | null;
  /** After `g`, goes there. */
  key: string;
  /** In the bar of a phone; the others are under "More". */
  isMain: boolean;
}

/** All pages, in the order of the navigation. */
const PAGES: readonly Page[] = [
  { title: 'Live', to: '/', icon: AudioLines, needs: 'calls:read', key: 'l', isMain: true },
  { title: 'Calls', to: '/calls', icon: PhoneCall, needs: 'calls:read', key: 'c', isMain: true },
  { title: 'Agents', to: '/agents', icon: Bot, needs: 'agents:read', key: 'a', isMain: true },
  { title: 'Numbers', to: '/numbers', icon: Hash, needs: 'numbers:read', key: 'n', isMain: false },
  {
    title: 'Workers',
    to: '/workers',
    icon: Server,
    needs: 'workers:read',
    key: 'w',
    isMain: false,
  },
  {
    title: 'Figures',
    to: '/figures',
    icon: ChartLine,
    needs: 'figures:read',
    key: 'f',
    isMain: true,
  },
  { title: 'Talk', to: '/talk', icon: Mic, needs: 'talk', key: 't', isMain: false },
  { title: 'Settings', to: '/settings', icon: Settings, needs: null, key: 's', isMain: false },
];

/** The pages that are of use to someone with these rights. */
export const pagesFor = (scopes: readonly string[]): Page[] =>
  PAGES.filter(({ needs }) => needs === null || scopes.includes(needs));
