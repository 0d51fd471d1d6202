import type { VAD, VADEvent } from '@livekit/agents';

/** Has all that a voice activity detector finds told to a second listener, before the session. */
export function heardBy(vad: VAD, listener: (event: VADEvent) => void): VAD {
  const open = vad.stream.bind(vad);
  vad.stream = () => {
    const stream = open();
    const next = stream.next.bind(stream);
    stream.next = async () => {
      const result = await next();
      if (!result.done) listener(result.value);
      return result;
    };
    return stream;
  };
  return vad;
}
