import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { cspNonce } from '../../../lib/csp-nonce.ts';
import { formatDuration } from '../../../lib/format.ts';
import { colorOf, onThemeChange } from '../../../lib/theme.ts';
import styles from './player.module.css';
import { usePlayer, usePlayhead } from './use-player.ts';

const HEIGHT = 44;
const STEP_MS = 5_000;
/** What has not been played yet is paler. */
const PALE = 0.4;

interface WaveformProps {
  /** Of the caller and of the agent. */
  peaks: number[][];
  durationMs: number;
}

/** Both sides of the recording; a slider for the playhead. */
export function Waveform({ peaks, durationMs }: WaveformProps) {
  const player = usePlayer();
  const container = useRef<HTMLDivElement>(null);
  const [theme, setTheme] = useState(0);
  useEffect(() => onThemeChange(() => setTheme((before) => before + 1)), []);
  useEffect(() => {
    let isGone = false;
    let destroy = () => {};
    void import('wavesurfer.js').then(({ default: WaveSurfer }) => {
      if (isGone || container.current === null) return;
      const wave = WaveSurfer.create({
        container: container.current,
        media: player.audio,
        peaks,
        duration: durationMs / 1_000,
        height: HEIGHT,
        barWidth: 2,
        barGap: 1,
        cursorColor: colorOf('text'),
        dragToSeek: true,
        splitChannels: ['caller', 'agent'].map((side) => ({
          waveColor: pale(colorOf(side)),
          progressColor: colorOf(side),
        })),
        ...nonceOf(cspNonce()),
      });
      // Without a recording in the element yet, the click counts all the same.
      wave.on('interaction', (seconds) => player.seek(seconds * 1_000));
      destroy = () => wave.destroy();
    });
    return () => {
      isGone = true;
      destroy();
    };
  }, [player, peaks, durationMs, theme]);
  return (
    <div className={styles.waveform}>
      <div className={styles.sides} aria-hidden>
        <span data-side="caller">Caller</span>
        <span data-side="agent">Agent</span>
      </div>
      <Slider durationMs={durationMs}>
        <div ref={container} className={styles.canvas} />
      </Slider>
    </div>
  );
}

function Slider({ durationMs, children }: { durationMs: number; children: React.ReactNode }) {
  const player = usePlayer();
  const seconds = usePlayhead(({ timeMs }) => Math.floor(timeMs / 1_000));
  const onKeyDown = (event: KeyboardEvent) => {
    const target = {
      ArrowRight: player.get().timeMs + STEP_MS,
      ArrowLeft: player.get().timeMs - STEP_MS,
      Home: 0,
      End: durationMs,
    }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    player.seek(target);
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label="Place in the recording"
      aria-valuemin={0}
      aria-valuemax={Math.floor(durationMs / 1_000)}
      aria-valuenow={seconds}
      aria-valuetext={`${formatDuration(seconds * 1_000)} of ${formatDuration(durationMs)}`}
      className={styles.slider}
      onKeyDown={onKeyDown}
    >
      {children}
    </div>
  );
}

const pale = (color: string): string => color.replace(/^rgb\((.*)\)$/, `rgba($1, ${PALE})`);

const nonceOf = (nonce: string | undefined) => (nonce === undefined ? {} : { cspNonce: nonce });
