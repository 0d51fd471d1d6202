import { useQuery } from '@tanstack/react-query';
import type { RecordingState } from '../../../../../backend/contract/calls.ts';
import { useMay } from '../../../lib/me.ts';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { QueryView } from '../../../ui/query-view.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { peaksQuery } from '../queries.ts';
import type { TimedTurn } from '../timeline.ts';
import { Controls } from './controls.tsx';
import styles from './player.module.css';
import { usePlayer, usePlayhead } from './use-player.ts';
import { Waveform } from './waveform.tsx';

const MISSING: Readonly<Record<Exclude<RecordingState, 'ready'>, string>> = {
  off: 'This call was not recorded: recording is off for its agent.',
  pending: 'The recording is being made. It can be heard when the call is closed.',
  failed: 'The recording failed: nothing of it was kept. The events say why.',
  expired: 'The recording has been deleted, as the settings of the agent or the caller asked.',
};

interface RecordingProps {
  callId: string;
  state: RecordingState;
  turns: TimedTurn[];
}

/** The recording with its waveform; where there is none, why. */
export function Recording({ callId, state, turns }: RecordingProps) {
  const mayHear = useMay('calls:content');
  if (!mayHear) return <p className={styles.none}>Recordings are for those who may hear calls.</p>;
  if (state !== 'ready') return <p className={styles.none}>{MISSING[state]}</p>;
  return <Playable callId={callId} turns={turns} />;
}

function Playable({ callId, turns }: Omit<RecordingProps, 'state'>) {
  const player = usePlayer();
  const peaks = useQuery(peaksQuery(callId));
  const isBroken = usePlayhead((playhead) => playhead.isBroken);
  return (
    <section className={styles.player} aria-label="Recording">
      {isBroken && (
        <ErrorNotice
          error={new Error('The recording cannot be played.')}
          onRetry={() => void player.play()}
        />
      )}
      <QueryView query={peaks} skeleton={<Skeleton height={136} label="Loading the recording" />}>
        {({ peaks, durationMs }) => (
          <>
            <Waveform peaks={peaks} durationMs={durationMs} />
            <Controls turns={turns} durationMs={durationMs} />
          </>
        )}
      </QueryView>
    </section>
  );
}
