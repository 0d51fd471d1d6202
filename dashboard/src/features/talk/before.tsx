import { Mic, Phone } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/input.tsx';
import { LevelMeter } from './level-meter.tsx';
import styles from './talk.module.css';
import type { Phase } from './talk-state.ts';
import type { MicrophoneState } from './use-microphone.ts';

interface BeforeProps {
  phase: Phase;
  microphone: MicrophoneState;
  onMicrophone: (deviceId: string | null) => void;
  onStart: () => void;
}

/** What is to be done before a talk: see that one is heard, then begin. */
export function Before({ phase, microphone, onMicrophone, onStart }: BeforeProps) {
  return (
    <div className={styles.before}>
      {phase.kind === 'failed' && (
        <div className={styles.failure} role="alert">
          <p>{phase.failure.title}</p>
          <p className={styles.note}>{phase.failure.remedy}</p>
        </div>
      )}
      {phase.kind === 'ended' && (
        <p role="status">{phase.by === 'agent' ? 'The agent has hung up.' : 'You have hung up.'}</p>
      )}
      <MicrophoneCheck state={microphone} onOpen={onMicrophone} />
      <Button
        variant={microphone.kind === 'open' ? 'primary' : 'secondary'}
        icon={<Phone size={16} aria-hidden />}
        disabled={microphone.kind === 'opening'}
        onClick={onStart}
      >
        {labelOf(phase, microphone)}
      </Button>
    </div>
  );
}

function labelOf(phase: Phase, microphone: MicrophoneState): string {
  const again = phase.kind === 'ready' ? '' : ' again';
  return microphone.kind === 'open' ? `Call${again}` : `Call${again} without a microphone`;
}

interface MicrophoneCheckProps {
  state: MicrophoneState;
  onOpen: (deviceId: string | null) => void;
}

function MicrophoneCheck({ state, onOpen }: MicrophoneCheckProps) {
  if (state.kind === 'open') {
    const { microphone, devices } = state;
    return (
      <div className={styles.check}>
        <Field label="Microphone" hint="Say something: the bar moves when you are heard.">
          {(control) => (
            <Select
              {...control}
              value={microphone.track.getSettings().deviceId ?? ''}
              onChange={({ target }) => onOpen(target.value)}
            >
              {devices.map(({ deviceId, label }) => (
                <option key={deviceId} value={deviceId}>
                  {label || 'Microphone'}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <LevelMeter microphone={microphone} isMuted={false} />
      </div>
    );
  }
  return (
    <div className={styles.check}>
      {state.kind === 'failed' && (
        <div className={styles.failure} role="alert">
          <p>{state.failure.title}</p>
          <p className={styles.note}>{state.failure.remedy}</p>
        </div>
      )}
      <Button
        variant="primary"
        icon={<Mic size={16} aria-hidden />}
        busy={state.kind === 'opening'}
        onClick={() => onOpen(null)}
      >
        {state.kind === 'failed' ? 'Try the microphone again' : 'Check the microphone'}
      </Button>
    </div>
  );
}
