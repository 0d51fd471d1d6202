import { useMutation } from '@tanstack/react-query';
import { Volume2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useFormContext } from 'react-hook-form';
import type { AgentSettingsInput } from '../../../../../backend/contract/agents.ts';
import { readApiError } from '../../../lib/api-error.ts';
import { useMay } from '../../../lib/me.ts';
import { Button } from '../../../ui/button.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { TextField } from '../../../ui/text-field.tsx';

const MAX_CHARACTERS = 300;

/** Lets one hear the voice that is chosen: say the greeting, or any sentence. */
export function VoiceSample() {
  const { getValues } = useFormContext<AgentSettingsInput>();
  const mayHear = useMay('agents:write');
  const player = useRef<AudioContext>(null);
  const [sentence, setSentence] = useState('');
  useEffect(() => () => void player.current?.close(), []);
  const play = useMutation({
    mutationFn: async () => {
      // Made by the click, or the browser keeps it silent.
      player.current ??= new AudioContext();
      const { voice, language, greeting } = getValues();
      await playSample(player.current, {
        voice,
        language,
        text: (sentence.trim() || greeting).slice(0, MAX_CHARACTERS),
      });
    },
  });
  if (!mayHear) return null;
  return (
    <>
      <TextField
        label="Sentence to hear"
        hint="Said in the voice above. Without one it is the greeting."
        isOptional
        maxLength={MAX_CHARACTERS}
        value={sentence}
        onChange={setSentence}
      />
      <div>
        <Button
          icon={<Volume2 size={16} aria-hidden />}
          busy={play.isPending}
          onClick={() => play.mutate()}
        >
          {sentence.trim() === '' ? 'Hear the greeting in this voice' : 'Hear it in this voice'}
        </Button>
        {play.error && <ErrorNotice error={play.error} />}
      </div>
    </>
  );
}

/** Resolves when it begins to sound. */
async function playSample(context: AudioContext, sample: object): Promise<void> {
  const response = await fetch('/v1/voice-samples', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(sample),
  });
  if (!response.ok) throw await readApiError(response);
  const source = context.createBufferSource();
  source.buffer = await context.decodeAudioData(await response.arrayBuffer());
  source.connect(context.destination);
  await context.resume();
  source.start();
}
