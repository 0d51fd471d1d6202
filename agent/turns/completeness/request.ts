/** What a caller is asked to say, or says that they will. */
type RequestKind =
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
  /** "Yes" is no answer, or only the beginning of one: "Can I have your number?" */
  isOpen: boolean;
}

export interface Requests {
  /** How an agent asks for each. */
  asked: Readonly<Partial<Record<RequestKind, RegExp>>>;
  /** How a caller announces each, up to its first word. */
  announced: Readonly<Partial<Record<RequestKind, RegExp>>>;
  /** Questions that "yes" does not answer: "What is ...?", "Can I have ...?" */
  open: RegExp;
  /** Its first group is the number of digits: "six-digit", "last four digits". */
  digits: RegExp;
}

const MAX_LENGTH = 300;

/** What the agent asked for last; nothing where it only asks whether what it read out is right. */
export function requestIn(
  asked: string | null,
  { asked: kinds, open, digits }: Requests,
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
    isOpen: open.test(question),
  };
}

/**
 * What the caller announced last: "my number is"; nothing where they have gone on to something else.
 *
 * @param clause - words of a clause, and of nothing that is dictated
 */
export function announcementIn(
  said: string,
  { announced }: Requests,
  clause: ReadonlySet<string>,
): Request | undefined {
  const matches = entriesOf(announced).flatMap(([kind, pattern]) => {
    const match = pattern.exec(said);
    return match ? [{ kind, end: match.index + match[0].length }] : [];
  });
  const last = matches.sort((a, b) => b.end - a.end)[0];
  const rest = said
    .slice(last?.end)
    .toLowerCase()
    .split(/[\s,.]+/);
  return last && !rest.some((word) => clause.has(word))
    ? { kind: last.kind, isOpen: false }
    : undefined;
}

function kindOf(text: string, kinds: Requests['asked']): RequestKind | undefined {
  return entriesOf(kinds).find(([, pattern]) => pattern.test(text))?.[0];
}

const entriesOf = (kinds: Requests['asked']) => Object.entries(kinds) as [RequestKind, RegExp][];
