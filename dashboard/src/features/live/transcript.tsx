import { ArrowDown } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import type { Conversation } from './conversation.ts';
import styles from './transcript.module.css';
import { TranscriptLine } from './transcript-line.tsx';

/** Who is nearer to the end than this follows what comes. */
const END_PX = 48;

interface TranscriptProps {
  conversation: Conversation;
  /** What was said before is still to come. */
  isLoading: boolean;
}

/** What is said and done, as it comes. Only what was said in full is announced. */
export function Transcript({ conversation: { lines, interim }, isLoading }: TranscriptProps) {
  const box = useRef<HTMLDivElement>(null);
  const [isAtEnd, setAtEnd] = useState(true);
  const showEnd = () => box.current?.scrollTo({ top: box.current.scrollHeight });
  useLayoutEffect(() => {
    if (isAtEnd) showEnd();
  }, [lines, interim, isAtEnd]);
  const onScroll = () => {
    const { scrollTop, scrollHeight, clientHeight } = box.current ?? document.body;
    setAtEnd(scrollHeight - scrollTop - clientHeight < END_PX);
  };
  return (
    <div className={styles.frame}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <div className={styles.scroll} ref={box} onScroll={onScroll} tabIndex={0}>
        {isLoading && lines.length === 0 && <Skeleton rows={3} label="Loading the transcript" />}
        {!isLoading && lines.length === 0 && interim === null && (
          <p className={styles.nothing}>Nothing has been said yet.</p>
        )}
        <div role="log" aria-live="polite" aria-busy={isLoading} aria-label="Transcript">
          <ol className={styles.lines}>
            {lines.map((line) => (
              <TranscriptLine key={line.key} line={line} />
            ))}
          </ol>
        </div>
        {interim !== null && interim.text !== '' && (
          <p className={styles.interim} data-speaker={interim.speaker} aria-hidden>
            <span className={styles.who}>{interim.speaker === 'caller' ? 'Caller' : 'Agent'}</span>
            {interim.text}
          </p>
        )}
      </div>
      {!isAtEnd && (
        <div className={styles.jump}>
          <Button icon={<ArrowDown size={14} aria-hidden />} onClick={showEnd}>
            Newest
          </Button>
        </div>
      )}
    </div>
  );
}
