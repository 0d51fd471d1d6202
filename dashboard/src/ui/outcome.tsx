import {
  Ban,
  CircleCheck,
  CircleX,
  Forward,
  type LucideIcon,
  PhoneCall,
  PhoneMissed,
  PhoneOff,
} from 'lucide-react';
import type { Call } from '../../../backend/contract/calls.ts';
import styles from './outcome.module.css';
import { State, type Tone } from './state.tsx';

type Ending = NonNullable<Call['outcome']>;

const RESULTS: Readonly<Record<Ending['result'], { word: string; icon: LucideIcon; tone: Tone }>> =
  {
    completed: { word: 'Completed', icon: CircleCheck, tone: 'ok' },
    transferred: { word: 'Transferred', icon: Forward, tone: 'operator' },
    unanswered: { word: 'Unanswered', icon: PhoneMissed, tone: 'warning' },
    abandoned: { word: 'Abandoned', icon: PhoneOff, tone: 'warning' },
    stopped: { word: 'Stopped', icon: Ban, tone: 'warning' },
    failed: { word: 'Failed', icon: CircleX, tone: 'error' },
  };

/** Who or what ended a call. */
const REASONS: Readonly<Record<Ending['reason'], string>> = {
  caller_hung_up: 'Caller hung up',
  agent_hung_up: 'Agent hung up',
  operator_ended: 'An operator ended it',
  transferred: 'Handed to a number',
  no_answer: 'Nobody answered',
  before_greeting: 'Caller left before the greeting',
  during_greeting: 'Caller left during the greeting',
  without_speaking: 'Caller left without a word',
  silence: 'Caller fell silent',
  time_limit: 'Time limit',
  credit: 'Credit used up',
  limit: "Agent's limit",
  error: 'Error',
  lost: 'Contact with the worker lost',
};

/** For lists to choose from. */
export const RESULT_CHOICES = Object.entries(RESULTS).map(([value, { word }]) => ({
  value,
  label: word,
}));
export const REASON_CHOICES = Object.entries(REASONS).map(([value, label]) => ({ value, label }));

interface OutcomeProps {
  /** Null: it goes on. */
  outcome: Ending | null;
  /** Says who or what ended it, too. */
  withReason?: boolean;
}

/** How a call ended. */
export function Outcome({ outcome, withReason = false }: OutcomeProps) {
  if (outcome === null) {
    return (
      <State icon={PhoneCall} tone="agent">
        In progress
      </State>
    );
  }
  const { word, icon, tone } = RESULTS[outcome.result];
  return (
    <span className={styles.outcome}>
      <State icon={icon} tone={tone}>
        {word}
      </State>
      {withReason && <span className={styles.reason}>{REASONS[outcome.reason]}</span>}
    </span>
  );
}
