import { useEffect, useState } from 'react';
import { type Failure, microphoneFailure } from './failure.ts';
import { listMicrophones, type Microphone, openMicrophone } from './microphone.ts';

export type MicrophoneState =
  | { kind: 'closed' }
  | { kind: 'opening' }
  | { kind: 'open'; microphone: Microphone; devices: MediaDeviceInfo[] }
  | { kind: 'failed'; failure: Failure };

/** The microphone, from when it is asked for until the component goes. */
export function useMicrophone() {
  const [state, setState] = useState<MicrophoneState>({ kind: 'closed' });
  const open = async (deviceId: string | null) => {
    setState({ kind: 'opening' });
    try {
      const microphone = await openMicrophone(deviceId);
      setState({ kind: 'open', microphone, devices: await listMicrophones() });
    } catch (error) {
      setState({ kind: 'failed', failure: microphoneFailure(error, isSecureContext) });
    }
  };
  const microphone = state.kind === 'open' ? state.microphone : null;
  useEffect(() => () => microphone?.close(), [microphone]);
  return { state, open };
}
