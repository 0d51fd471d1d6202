import { BinaryReader, WireType } from '@bufbuild/protobuf';

/** One occurrence of a field: a number, or bytes that are text or a message. */
interface Field {
  number: number;
  bytes: Uint8Array;
}

/** A protobuf message read without its schema: its fields by their number. */
export type Message = Map<number, Field[]>;

function read(bytes: Uint8Array): Message {
  const reader = new BinaryReader(bytes);
  const message: Message = new Map();
  while (reader.pos < reader.len) {
    const [field, type] = reader.tag();
    message.set(field, [...(message.get(field) ?? []), readField(reader, type)]);
  }
  return message;
}

function readField(reader: BinaryReader, type: WireType): Field {
  const none = new Uint8Array();
  switch (type) {
    case WireType.LengthDelimited:
      return { number: 0, bytes: reader.bytes() };
    case WireType.Varint:
      return { number: Number(reader.int64()), bytes: none };
    case WireType.Bit64:
      return { number: reader.double(), bytes: none };
    default:
      reader.skip(type);
      return { number: 0, bytes: none };
  }
}

/** The messages in a field of a message, or of its bytes. */
export const messages = (of: Message | Uint8Array | undefined, field: number): Message[] =>
  ((of instanceof Uint8Array ? read(of) : of)?.get(field) ?? []).map(({ bytes }) => read(bytes));

export const text = (of: Message | undefined, field: number): string =>
  Buffer.from(of?.get(field)?.[0]?.bytes ?? []).toString();

export const number = (of: Message | undefined, field: number): number =>
  of?.get(field)?.[0]?.number ?? 0;

/** OpenTelemetry's `AnyValue`. */
export function value(of: Message | undefined): unknown {
  if (of === undefined) return undefined;
  if (of.has(1)) return text(of, 1);
  if (of.has(2)) return number(of, 2) === 1;
  if (of.has(3)) return number(of, 3);
  if (of.has(4)) return number(of, 4);
  const [list] = messages(of, 5);
  if (list !== undefined) return messages(list, 1).map(value);
  const pairs = messages(messages(of, 6)[0], 1);
  return Object.fromEntries(pairs.map((pair) => [text(pair, 1), value(messages(pair, 2)[0])]));
}
