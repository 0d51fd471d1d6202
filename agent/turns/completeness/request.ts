/** What a caller is asked to say, or says that they will. */
export type RequestKind =
  | 'spelling'
  | 'email'
  | 'birth date'
  | 'year'
  | 'card'
  | 'phone'
  | 'postcode'
  | 'quantity'
  | 'number'
  | 'date'
  | 'address';

export interface Request {
  kind: RequestKind;
  /** How many digits, where it is told. */
  digits?: number;
  /** Put so that "yes" is only the beginning of the answer: "Can I have your number?" */
  isPolite: boolean;
}

export interface Requests {
  /** How an agent asks for each. */
  asked: Readonly<Partial<Record<RequestKind, RegExp>>>;
  /** How a caller announces each, up to its first word. */
  announced: Readonly<Partial<Record<RequestKind, RegExp>>>;
  /** "Can I have ...?", "Could you tell me ...?" */
  polite: RegExp;
  /** Its first group is the number of digits: "six-digit", "last four digits". */
  digits: RegExp;
}

const MAX_LENGTH = 300;

/** What the agent asked for last; nothing where it only asks whether what it read out is right. */
export function requestIn(
  asked: string | null,
  { asked: kinds, polite, digits }: Requests,
  values: ReadonlyMap<string, number>,
): Request | undefined {
  const question =
    asked
      ?.slice(-MAX_LENGTH)
      .toLowerCase()
      .split(/(?<=[.!?])\s+/)
      .at(-1) ?? '';
  if (/\d{2}|@/.test(question)) return undefined;
  const kind = kindOf(question, kinds);
  if (!kind) return undefined;
  const count = digits.exec(question)?.slice(1).find(Boolean);
  return {
    kind,
    ...(count !== undefined && { digits: values.get(count) ?? Number(count) }),
    isPolite: polite.test(question),
  };
}

/** What the caller announced: "my number is". */
export function announcementIn(said: string, { announced }: Requests): Request | undefined {
  const kind = kindOf(said, announced);
  return kind && { kind, isPolite: false };
}

function kindOf(text: string, kinds: Requests['asked']): RequestKind | undefined {
  const entries = Object.entries(kinds) as [RequestKind, RegExp][];
  return entries.find(([, pattern]) => pattern.test(text))?.[0];
}
