import { useEffect, useState } from 'react';
import { Meter } from '../../ui/meter.tsx';
import type { Microphone } from './microphone.ts';

const EVERY_MS = 80;
/** Below this it is taken for silence. */
const HEARD = 0.05;

/** How loud the microphone is, now. */
export function LevelMeter({ microphone, isMuted }: { microphone: Microphone; isMuted: boolean }) {
  const [level, setLevel] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setLevel(isMuted ? 0 : microphone.level()), EVERY_MS);
    return () => clearInterval(timer);
  }, [microphone, isMuted]);
  const text = isMuted ? 'muted' : level > HEARD ? 'you are heard' : 'silence';
  return <Meter label="Microphone" value={level} max={1} text={text} tone="ok" />;
}
