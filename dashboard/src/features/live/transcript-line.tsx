import {
  Check,
  CircleAlert,
  Clock,
  Grid3x3,
  Headset,
  Hourglass,
  Languages,
  type LucideIcon,
  PhoneOff,
  Wrench,
  X,
} from 'lucide-react';
import type { OperatorAction } from '../../../../backend/contract/control.ts';
import { formatLatency, formatTimeOfDay } from '../../lib/format.ts';
import { State, type Tone } from '../../ui/state.tsx';
import type { Line } from './conversation.ts';
import styles from './transcript.module.css';

/** Something that was said, or that happened in between. */
export function TranscriptLine({ line }: { line: Line }) {
  if (line.type === 'turn') return <Turn turn={line} />;
  const { icon, tone, word, text } = noteOf(line);
  return (
    // A task changes while it goes on: that is not to be read out each time.
    <li className={styles.note} aria-live={line.type === 'task' ? 'off' : undefined}>
      <State icon={icon} tone={tone}>
        {word}
      </State>
      {text && <p className={styles.noteText}>{text}</p>}
    </li>
  );
}

function Turn({ turn }: { turn: Extract<Line, { type: 'turn' }> }) {
  const { speaker, text, interrupted, latency, at } = turn;
  return (
    <li className={styles.turn} data-speaker={speaker}>
      <p className={styles.head}>
        <span className={styles.who}>{speaker === 'caller' ? 'Caller' : 'Agent'}</span>
        <time dateTime={at}>{formatTimeOfDay(at)}</time>
        {latency && <span>{formatLatency(latency.totalMs)}</span>}
        {interrupted && <span>interrupted</span>}
      </p>
      <p>{text}</p>
    </li>
  );
}

interface Note {
  icon: LucideIcon;
  tone: Tone;
  word: string;
  text: string | null;
}

function noteOf(line: Exclude<Line, { type: 'turn' }>): Note {
  switch (line.type) {
    case 'task':
      return { ...TASK_NOTES[line.state], text: line.text };
    case 'tool': {
      const tookMs = Date.parse(line.endedAt) - Date.parse(line.startedAt);
      return {
        icon: line.failed ? X : Wrench,
        tone: line.failed ? 'error' : 'tool',
        word: line.failed ? 'Tool failed' : 'Tool',
        text: `${line.name}, ${formatLatency(tookMs)}`,
      };
    }
    case 'operator':
      return {
        icon: Headset,
        tone: line.action === 'transfer_failed' ? 'error' : 'operator',
        word: line.by,
        text: [OPERATOR_WORDS[line.action], line.detail].filter(Boolean).join(': '),
      };
    case 'error':
      return {
        icon: CircleAlert,
        tone: line.recovered ? 'warning' : 'error',
        word: line.recovered ? 'Error, made good' : 'Error',
        text: `${line.part}: ${line.message}`,
      };
    case 'language':
      return { icon: Languages, tone: 'neutral', word: 'Language', text: line.language };
    case 'dtmf':
      return { icon: Grid3x3, tone: 'caller', word: 'Key', text: line.digit };
    case 'limit':
      return { icon: Clock, tone: 'warning', word: `Limit ${line.state}`, text: line.limit };
    case 'ended':
      return { icon: PhoneOff, tone: 'neutral', word: 'Ended', text: line.reason };
  }
}

type TaskState = Extract<Line, { type: 'task' }>['state'];

const TASK_NOTES: Readonly<Record<TaskState, Omit<Note, 'text'>>> = {
  requested: { icon: Hourglass, tone: 'tool', word: 'Task asked for' },
  started: { icon: Hourglass, tone: 'tool', word: 'Task under way' },
  progress: { icon: Hourglass, tone: 'tool', word: 'Task under way' },
  done: { icon: Check, tone: 'ok', word: 'Task done' },
  failed: { icon: X, tone: 'error', word: 'Task failed' },
  cancelled: { icon: X, tone: 'neutral', word: 'Task called off' },
};

const OPERATOR_WORDS: Readonly<Record<OperatorAction, string>> = {
  listen: 'listens in',
  take_over: 'has taken over',
  hand_back: 'has handed back to the agent',
  say: 'had the agent say',
  transfer: 'transfers the caller to',
  transfer_failed: 'could not transfer the caller',
  end: 'ends the call',
};
