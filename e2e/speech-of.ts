import { inject } from 'vitest';

/** A text as speech, 16 kHz mono, as the stack's own voice says it. */
export async function speechOf(text: string): Promise<Int16Array> {
  const { DEEPGRAM_BASE_URL, DEEPGRAM_API_KEY } = inject('stack');
  const answer = await fetch(
    `${DEEPGRAM_BASE_URL}/v1/speak?encoding=linear16&sample_rate=16000&container=none`,
    {
      method: 'POST',
      headers: { authorization: `Token ${DEEPGRAM_API_KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify({ text }),
    },
  );
  return new Int16Array(await answer.arrayBuffer());
}
