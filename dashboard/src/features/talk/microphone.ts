/** An open microphone, and how loud it is. */
export interface Microphone {
  track: MediaStreamTrack;
  /** From 0 to 1, of the last moment. */
  level: () => number;
  close: () => void;
}

/** Speech is some 20 dB below the loudest there is: shown so, it fills half of a meter. */
const GAIN = 5;

/**
 * @param deviceId - null: the one that the browser prefers
 * @throws what `getUserMedia` throws, and TypeError where the page may not ask
 */
export async function openMicrophone(deviceId: string | null): Promise<Microphone> {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: {
      ...(deviceId !== null && { deviceId: { exact: deviceId } }),
      echoCancellation: true,
      noiseSuppression: true,
      autoGainControl: true,
    },
  });
  const [track] = stream.getAudioTracks();
  if (track === undefined) throw new Error('A microphone without sound.');
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 1_024;
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  return {
    track,
    level: () => {
      analyser.getFloatTimeDomainData(samples);
      const energy = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
      return Math.min(1, Math.sqrt(energy) * GAIN);
    },
    close: () => {
      track.stop();
      void context.close();
    },
  };
}

/** The microphones to choose from; they have names only once one was allowed. */
export async function listMicrophones(): Promise<MediaDeviceInfo[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices.filter(({ kind, deviceId }) => kind === 'audioinput' && deviceId !== '');
}
