import type { Span } from './kinds.ts';
import { findMentions, type Label, type Mention, mentionOf } from './labels.ts';
import { type DigitGroup, type Piece, readPieces } from './pieces.ts';

/** A text with what was read in it. */
export interface Speech {
  text: string;
  pieces: Piece[];
  runs: Run[];
  mentions: Mention[];
  context: Context;
}

/** What is known from before the text. */
export interface Context {
  /** What the text was asked for, or what the key says that it stands under. */
  label?: Label | undefined;
  /** The digits with which the speaker's turns before ended, one string a turn. */
  carried?: readonly string[];
}

/** Groups of digits with nothing but fillers and punctuation between them. */
export interface Run extends Span {
  groups: DigitGroup[];
  /** The digits of the turns before that this run goes on with. */
  carried: readonly string[];
  /** Of all groups, carried ones included. */
  digits: string;
  /** Begins with "+" or "plus". */
  international: boolean;
  label: Label | undefined;
}

const MAX_FILLERS = 3;

/** Reads a text. Takes time linear in its length. */
export function readSpeech(text: string, context: Context = {}): Speech {
  const pieces = readPieces(text);
  const mentions = findMentions(text);
  const opening = pieces.find((piece) => piece.kind !== 'filler');
  const runs = stretches(pieces, isDigitGroup).map((groups): Run => {
    const run = runOf(text, groups, groups[0] === opening ? context.carried : []);
    const mention = mentionOf(text, mentions, run);
    return { ...run, label: mention ? mention.label : context.label };
  });
  return { text, pieces, runs, mentions, context };
}

function isDigitGroup(piece: Piece): piece is DigitGroup {
  return piece.kind === 'digits';
}

/** A run of at least one group, without its label. */
export function runOf(text: string, groups: DigitGroup[], carried: readonly string[] = []): Run {
  const first = (groups[0] as DigitGroup).start;
  const signs = /(?:(?:\+|\bplus)[\s(]*|\()$/i.exec(text.slice(Math.max(0, first - 8), first));
  const opening = signs?.[0] ?? '';
  return {
    start: first - opening.length,
    end: (groups.at(-1) as DigitGroup).end,
    groups,
    carried,
    digits: [...carried, ...groups.map(({ digits }) => digits)].join(''),
    international: opening.length > 0 && opening !== '(',
    label: undefined,
  };
}

/** The stretches of wanted pieces, with no more than a few fillers between two of them. */
export function stretches<P extends Piece>(
  pieces: Piece[],
  isWanted: (piece: Piece) => piece is P,
): P[][] {
  const found: P[][] = [];
  let fillers = Number.POSITIVE_INFINITY;
  for (const piece of pieces) {
    if (isWanted(piece)) {
      if (fillers > MAX_FILLERS) found.push([]);
      found.at(-1)?.push(piece);
      fillers = 0;
    } else {
      fillers = piece.kind === 'filler' ? fillers + 1 : Number.POSITIVE_INFINITY;
    }
  }
  return found;
}

/** A run cut where its groups are set apart by punctuation or a filler, as in a list of numbers. */
export function phrases(text: string, run: Run): Run[] {
  const cut: DigitGroup[][] = [];
  run.groups.forEach((group, at) => {
    const before = run.groups[at - 1];
    const gap = before ? text.slice(before.end, group.start) : '';
    if (!before || /[,;:|\n]|[.?!]\s|\p{L}/u.test(gap)) cut.push([]);
    cut.at(-1)?.push(group);
  });
  return cut.map((groups, at) => ({
    ...runOf(text, groups, at === 0 ? run.carried : []),
    label: run.label,
  }));
}

/** Whether at least half of a run's digits were said one by one or in words. */
export function isSpoken({ groups, digits }: Run): boolean {
  const spoken = groups.reduce((sum, group) => sum + (group.spoken ? group.digits.length : 0), 0);
  return spoken * 2 >= digits.length;
}
