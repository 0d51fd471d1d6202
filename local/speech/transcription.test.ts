import { expect, test, vi } from 'vitest';
import type { Recogniser } from './recogniser.ts';
import { fakeRecogniser, silence, voice } from './testing/fakes.ts';
import { type Transcript, Transcription, transcribeRecording } from './transcription.ts';

function transcribing(recogniser: Recogniser) {
  const transcripts: Transcript[] = [];
  const errors: unknown[] = [];
  const transcription = new Transcription(recogniser, {
    endpointingMs: 200,
    interimResults: true,
    onSpeechStarted: () => undefined,
    onTranscript: (transcript) => transcripts.push(transcript),
    onError: (error) => errors.push(error),
  });
  return { transcription, transcripts, errors };
}

/** A recogniser whose every answer the test gives. */
function held() {
  const answers: { text: (text: string) => void; urgent: boolean }[] = [];
  const transcribe: Recogniser['transcribe'] = (_, urgent) =>
    new Promise((resolve) => answers.push({ text: resolve, urgent }));
  return { answers, recogniser: fakeRecogniser({ transcribe }) };
}

test('gives an interim result while the voice goes on, and the final one after it', async () => {
  const { transcription, transcripts } = transcribing(fakeRecogniser());
  transcription.write(voice(12));
  await vi.waitFor(() => expect(transcripts).toMatchObject([{ text: 'word', isFinal: false }]));
  transcription.write(voice(8));
  transcription.write(silence(10));
  await transcription.flush();

  expect(transcripts.slice(1)).toMatchObject([
    { text: 'word word', isFinal: true, isSpeechFinal: true },
  ]);
});

test('has begun to recognise before the silence is long enough', () => {
  const { answers, recogniser } = held();
  const { transcription } = transcribing(recogniser);
  transcription.write(voice(5));
  transcription.write(silence(1));

  expect(answers).toMatchObject([{ urgent: true }]);
});

test('drops an interim result that comes too late', async () => {
  const { answers, recogniser } = held();
  const { transcription, transcripts } = transcribing(recogniser);
  transcription.write(voice(12));
  transcription.write(silence(10));
  answers[1]?.text('final');
  await transcription.flush();
  answers[0]?.text('interim');
  await new Promise(setImmediate);

  expect(transcripts.map(({ text }) => text)).toEqual(['final']);
});

test('keeps utterances in order although the second is recognised first', async () => {
  const { answers, recogniser } = held();
  const { transcription, transcripts } = transcribing(recogniser);
  for (const stretch of [voice(5), silence(10), voice(5), silence(10)])
    transcription.write(stretch);
  answers[1]?.text('second');
  answers[0]?.text('first');
  await transcription.flush();

  expect(transcripts.map(({ text }) => text)).toEqual(['first', 'second']);
});

test('takes audio in pieces of any size', async () => {
  const { transcription, transcripts } = transcribing(fakeRecogniser());
  const audio = new Float32Array([...voice(20), ...silence(10)]);
  for (let at = 0; at < audio.length; at += 100) transcription.write(audio.subarray(at, at + 100));
  await transcription.flush();

  expect(transcripts.at(-1)).toMatchObject({ text: 'word word', isFinal: true });
});

test('ends an empty utterance with an empty text, so that the other side knows it is over', async () => {
  const { transcription, transcripts } = transcribing(
    fakeRecogniser({ transcribe: async () => 'You' }),
  );
  transcription.write(voice(5));
  await transcription.flush();

  expect(transcripts).toMatchObject([{ text: '', isFinal: true }]);
});

test('reports a failure and goes on', async () => {
  const transcribe = vi.fn().mockRejectedValueOnce(new Error('broken')).mockResolvedValue('fine');
  const { transcription, transcripts, errors } = transcribing(fakeRecogniser({ transcribe }));
  for (const stretch of [voice(5), silence(10), voice(5), silence(10)])
    transcription.write(stretch);
  await transcription.flush();

  expect(errors).toEqual([new Error('broken')]);
  expect(transcripts.map(({ text }) => text)).toEqual(['', 'fine']);
});

test('transcribes a recording utterance by utterance, its last one without a pause', async () => {
  const recording = new Float32Array([...voice(10), ...silence(40), ...voice(20)]);
  const transcripts = await transcribeRecording(fakeRecogniser(), recording);

  expect(transcripts.map(({ text }) => text)).toEqual(['word', 'word word']);
});
