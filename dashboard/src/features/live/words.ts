import {
  AudioLines,
  Brain,
  CircleAlert,
  Clock,
  Ear,
  Headset,
  Hourglass,
  LogOut,
  type LucideIcon,
  MicOff,
  PhoneForwarded,
  PhoneIncoming,
  Receipt,
  Unplug,
  Wrench,
} from 'lucide-react';
import type { Attention, LiveState } from '../../../../backend/contract/live.ts';
import type { Tone } from '../../ui/state.tsx';

export interface Wording {
  word: string;
  icon: LucideIcon;
  tone: Tone;
}

export const STATES: Readonly<Record<LiveState, Wording>> = {
  ringing: { word: 'Ringing', icon: PhoneIncoming, tone: 'neutral' },
  listening: { word: 'Listening', icon: Ear, tone: 'caller' },
  thinking: { word: 'Thinking', icon: Brain, tone: 'llm' },
  speaking: { word: 'Speaking', icon: AudioLines, tone: 'agent' },
  working: { word: 'Working', icon: Wrench, tone: 'tool' },
  human: { word: 'Human', icon: Headset, tone: 'operator' },
  transferring: { word: 'Transferring', icon: PhoneForwarded, tone: 'operator' },
  ending: { word: 'Ending', icon: LogOut, tone: 'neutral' },
};

export const REASONS: Readonly<Record<Attention, Wording>> = {
  error: { word: 'Error', icon: CircleAlert, tone: 'error' },
  unconfirmed: { word: 'Unconfirmed', icon: Unplug, tone: 'error' },
  dead_air: { word: 'Dead air', icon: MicOff, tone: 'warning' },
  long_tool: { word: 'Long work', icon: Hourglass, tone: 'warning' },
  over_time: { word: 'Near its time limit', icon: Clock, tone: 'warning' },
  over_cost: { word: 'Near its cost limit', icon: Receipt, tone: 'warning' },
};
