import { useLocation } from '@tanstack/react-router';
import { type RefObject, useEffect, useRef } from 'react';
import { formatDuration, formatLatency } from '../../lib/format.ts';
import { HearFrom } from './player/hear-from.tsx';
import { usePlayer, usePlayhead } from './player/use-player.ts';
import { currentOf, type TimedTurn } from './timeline.ts';
import styles from './transcript.module.css';

interface TranscriptProps {
  turns: readonly TimedTurn[];
  mayRead: boolean;
  isErased: boolean;
}

/** What was said, in step with the recording: a press on a sentence is heard from there. */
export function Transcript({ turns, mayRead, isErased }: TranscriptProps) {
  const current = usePlayhead(({ timeMs }) => currentOf(turns, timeMs));
  const isPlaying = usePlayhead((playhead) => playhead.isPlaying);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    if (!isPlaying) return;
    list.current?.children[current]?.scrollIntoView({ block: 'nearest' });
  }, [current, isPlaying]);
  useLinkedTurn(turns, list);
  if (turns.length === 0) {
    return (
      <p className={styles.nothing}>
        {isErased ? 'What was said in this call has been deleted.' : 'Nothing was said.'}
      </p>
    );
  }
  return (
    <>
      {!mayRead && <p className={styles.nothing}>What was said is for those who may hear calls.</p>}
      <ol ref={list} className={styles.turns}>
        {turns.map((turn, index) => (
          <TranscriptTurn key={turn.seq} turn={turn} isCurrent={index === current} />
        ))}
      </ol>
    </>
  );
}

/** Of a link with `#turn-4`, the turn with this `seq` is gone to: playhead, view and focus. */
function useLinkedTurn(turns: readonly TimedTurn[], list: RefObject<HTMLOListElement | null>) {
  const player = usePlayer();
  const hash = useLocation({ select: (location) => location.hash });
  const index = turns.findIndex(({ seq }) => hash === `turn-${seq}`);
  // It is another once it is known when the recording began.
  const startMs = turns[index]?.startMs;
  useEffect(() => {
    if (startMs === undefined) return;
    player.seek(startMs);
    const turn = list.current?.children[index];
    turn?.scrollIntoView({ block: 'center' });
    turn?.querySelector('button')?.focus({ preventScroll: true });
  }, [player, list, index, startMs]);
}

const ORIGINS = { greeting: 'greeting', notice: 'announcement', delay: 'while waiting' };

function TranscriptTurn({ turn, isCurrent }: { turn: TimedTurn; isCurrent: boolean }) {
  const { speaker, startMs, origin, interrupted, latency, sentences } = turn;
  return (
    <li
      className={styles.turn}
      data-speaker={speaker}
      aria-current={isCurrent ? 'true' : undefined}
    >
      <p className={styles.head}>
        <span className={styles.who}>{speaker === 'caller' ? 'Caller' : 'Agent'}</span>
        <HearFrom
          timeMs={startMs}
          label={`Hear from ${formatDuration(startMs)}`}
          className={styles.time}
        >
          {formatDuration(startMs)}
        </HearFrom>
        {latency && <span>after {formatLatency(latency.totalMs)}</span>}
        {origin !== 'conversation' && <span>{ORIGINS[origin]}</span>}
        {interrupted && <span className={styles.interrupted}>interrupted by the caller</span>}
      </p>
      <p>
        {isCurrent ? (
          <CurrentSentences turn={turn} />
        ) : (
          sentences.map((sentence) => <Sentence key={sentence.startMs} {...sentence} />)
        )}
      </p>
    </li>
  );
}

function CurrentSentences({ turn: { sentences } }: { turn: TimedTurn }) {
  const current = usePlayhead(({ timeMs }) => currentOf(sentences, timeMs));
  return sentences.map((sentence, index) => (
    <Sentence key={sentence.startMs} {...sentence} isCurrent={index === current} />
  ));
}

interface SentenceProps {
  text: string;
  startMs: number;
  isCurrent?: boolean;
}

function Sentence({ text, startMs, isCurrent = false }: SentenceProps) {
  const player = usePlayer();
  if (!player.isAudible) return <span className={styles.text}>{text}</span>;
  return (
    <button
      type="button"
      // By keyboard the turn's time is pressed: a stop at each sentence would be hundreds.
      tabIndex={-1}
      className={styles.sentence}
      data-current={isCurrent}
      onClick={(event) => {
        // Who points does not mean the keys to stay with this sentence: Space pauses.
        if (event.detail > 0) event.currentTarget.blur();
        void player.playFrom(startMs);
      }}
    >
      {text}
    </button>
  );
}
