import { Pause, Play, SkipBack, SkipForward } from 'lucide-react';
import { formatDuration } from '../../../lib/format.ts';
import { useKeys } from '../../../lib/keys.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Select } from '../../../ui/input.tsx';
import { stepFrom, type TimedTurn } from '../timeline.ts';
import styles from './player.module.css';
import { RATES, type Side } from './player.ts';
import { usePlayer, usePlayhead } from './use-player.ts';

const STEP_MS = 5_000;

const SIDE_WORDS: readonly { side: Side; word: string }[] = [
  { side: 'both', word: 'Both sides' },
  { side: 'caller', word: 'Caller' },
  { side: 'agent', word: 'Agent' },
];

/** Play, speed and sides; and the keys for them. */
export function Controls({ turns, durationMs }: { turns: TimedTurn[]; durationMs: number }) {
  const player = usePlayer();
  const isPlaying = usePlayhead((playhead) => playhead.isPlaying);
  const rate = usePlayhead((playhead) => playhead.rate);
  const side = usePlayhead((playhead) => playhead.side);
  const toggle = () => void player.toggle();
  const move = (ms: number) => player.seek(player.get().timeMs + ms);
  const step = (by: 1 | -1) => player.seek(stepFrom(turns, player.get().timeMs, by));
  const hear = (wanted: Side) => player.setSide(player.get().side === wanted ? 'both' : wanted);
  useKeys('Recording', {
    ' ': { label: 'Play or pause', run: toggle },
    ArrowLeft: { label: 'Back 5 s', run: () => move(-STEP_MS) },
    ArrowRight: { label: 'On 5 s', run: () => move(STEP_MS) },
    '[': { label: 'Previous turn', run: () => step(-1) },
    ']': { label: 'Next turn', run: () => step(1) },
    '1': { label: 'Caller alone, or both', run: () => hear('caller') },
    '2': { label: 'Agent alone, or both', run: () => hear('agent') },
  });
  return (
    <div className={styles.controls}>
      <IconButton
        label="Previous turn ( [ )"
        icon={<SkipBack size={16} aria-hidden />}
        onClick={() => step(-1)}
      />
      <Button
        variant="primary"
        icon={isPlaying ? <Pause size={16} aria-hidden /> : <Play size={16} aria-hidden />}
        onClick={toggle}
      >
        {isPlaying ? 'Pause' : 'Play'}
      </Button>
      <IconButton
        label="Next turn ( ] )"
        icon={<SkipForward size={16} aria-hidden />}
        onClick={() => step(1)}
      />
      <Clock durationMs={durationMs} />
      <fieldset className={styles.choice}>
        <legend className="visually-hidden">Which side is heard</legend>
        {SIDE_WORDS.map(({ side: each, word }) => (
          <Button
            key={each}
            variant="ghost"
            aria-pressed={side === each}
            onClick={() => player.setSide(each)}
          >
            {word}
          </Button>
        ))}
      </fieldset>
      <Select
        aria-label="Speed"
        className={styles.speed}
        value={rate}
        onChange={(event) => player.setRate(Number(event.target.value))}
      >
        {RATES.map((each) => (
          <option key={each} value={each}>
            {each}×
          </option>
        ))}
      </Select>
    </div>
  );
}

function Clock({ durationMs }: { durationMs: number }) {
  const time = usePlayhead(({ timeMs }) => formatDuration(timeMs));
  return (
    <span className={styles.clock}>
      {time} / {formatDuration(durationMs)}
    </span>
  );
}
