import { useEffect, useRef, useState } from 'react';
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
  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
    };
  }, []);
  const open = async (deviceId: string | null) => {
    setState({ kind: 'opening' });
    let opened: Microphone | null = null;
    try {
      opened = await openMicrophone(deviceId);
      const devices = await listMicrophones();
      // The user may have left the page before they answered the browser's question.
      if (isGone.current) opened.close();
      else setState({ kind: 'open', microphone: opened, devices });
    } catch (error) {
      opened?.close();
      setState({ kind: 'failed', failure: microphoneFailure(error, isSecureContext) });
    }
  };
  const microphone = state.kind === 'open' ? state.microphone : null;
  useEffect(() => () => microphone?.close(), [microphone]);
  return { state, open };
}
