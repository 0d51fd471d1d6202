import * as austrian from 'stdnum/lib/cjs/at/vnr.js';
import * as german from 'stdnum/lib/cjs/de/idnr.js';
import * as spanish from 'stdnum/lib/cjs/es/dni.js';
import * as spanishForeigner from 'stdnum/lib/cjs/es/nie.js';
import * as french from 'stdnum/lib/cjs/fr/nir.js';
import * as british from 'stdnum/lib/cjs/gb/nino.js';
import * as italian from 'stdnum/lib/cjs/it/codicefiscale.js';
import * as american from 'stdnum/lib/cjs/us/ssn.js';
import type { Span } from './kinds.ts';
import { mentionOf } from './labels.ts';
import type { Piece } from './pieces.ts';
import { isMeasure } from './plain-numbers.ts';
import { phrases, type Run, runOf, type Speech, stretches } from './speech.ts';

type CodePiece = Extract<Piece, { kind: 'code' | 'digits' }>;

/** Numbers with letters, by the pattern that spares most texts the check. */
const WITH_LETTERS = [
  { pattern: /^[A-Z]{2}\d{6}[A-D]$/, check: british },
  { pattern: /^\d{8}[A-Z]$/, check: spanish },
  { pattern: /^[XYZ]\d{7}[A-Z]$/, check: spanishForeigner },
  { pattern: /^[A-Z]{6}[\dL-V]{2}[A-Z][\dL-V]{2}[A-Z][\dL-V]{3}[A-Z]$/, check: italian },
  { pattern: /^[12]\d{4}2[AB]\d{8}$/, check: french },
];
const LONGEST_CODE = 16;
/** Fewer digits after "passport" and the like are a count or a day. */
const SHORTEST_LABELLED = 4;

/**
 * Numbers of people: those whose form and check digits prove them, and whatever follows words such as
 * "passport number".
 */
export function findIdentities(speech: Speech): Span[] {
  const codes = stretches(speech.pieces, isCodePiece);
  return [
    ...speech.runs.flatMap((run) => {
      const parts = phrases(speech.text, run);
      return isProven(run, parts) ? [run] : parts.filter((part) => isProven(part, []));
    }),
    ...codes.flatMap(provenCodes),
    ...codes.flatMap((code) => labelledCode(speech, code) ?? []),
  ];
}

function isCodePiece(piece: Piece): piece is CodePiece {
  return piece.kind === 'code' || piece.kind === 'digits';
}

function isProven(run: Run, parts: Run[]): boolean {
  const { digits, label, international } = run;
  if (label === 'other' || international) return false;
  if (digits.length === 9) return isGroupedAsSsn(run, parts) && american.validate(digits).isValid;
  if (digits.length === 10) return austrian.validate(digits).isValid;
  if (digits.length === 11) return german.validate(digits).isValid;
  return digits.length === 15 && french.validate(digits).isValid;
}

/** Nearly every nine digits could be a US number: only their groups, pauses or turns set it apart. */
function isGroupedAsSsn({ groups, carried, digits }: Run, parts: Run[]): boolean {
  const turns = [...carried, digits.slice(carried.join('').length)];
  return [groups.map((group) => group.digits), parts.map((part) => part.digits), turns].some(
    (grouping) => grouping.map(({ length }) => length).join() === '3,2,4',
  );
}

function provenCodes(pieces: CodePiece[]): Span[] {
  const found: Span[] = [];
  for (let from = 0; from < pieces.length; from += 1) {
    let code = '';
    for (let to = from; to < pieces.length && code.length < LONGEST_CODE; to += 1) {
      code += symbols(pieces[to] as CodePiece);
      if (!isProvenCode(code)) continue;
      found.push(spanOf(pieces.slice(from, to + 1)));
      from = to;
      break;
    }
  }
  return found;
}

function isProvenCode(code: string): boolean {
  return WITH_LETTERS.some(
    ({ pattern, check }) => pattern.test(code) && check.validate(code).isValid,
  );
}

function labelledCode(speech: Speech, pieces: CodePiece[]): Span | undefined {
  const first = pieces.find((piece) => /\d/.test(symbols(piece))) ?? pieces[0];
  if (!first) return undefined;
  const mention = mentionOf(speech.text, speech.mentions, first);
  if ((mention ? mention.label : speech.context.label) !== 'identity') return undefined;
  // The label may itself be spelled: "s s n".
  const labelEnd = mention && mention.end <= first.start ? mention.end : 0;
  const code = trimWords(
    speech.text,
    pieces.filter(({ start }) => start >= labelEnd),
  );
  const groups = code.filter((piece) => piece.kind === 'digits');
  const digits = code.map(symbols).join('').replace(/\D/g, '');
  if (digits.length < SHORTEST_LABELLED || /^(?:19|20)\d\d$/.test(digits)) return undefined;
  if (groups.length && isMeasure(speech, runOf(speech.text, groups))) return undefined;
  return spanOf(code);
}

/** "I" and "a" at either end are words: "A B 1 2 3 4 5 6, I think". */
function trimWords(text: string, pieces: CodePiece[]): CodePiece[] {
  const isWord = (piece: CodePiece) => /^[Ia]$/.test(text.slice(piece.start, piece.end));
  const first = pieces.findIndex((piece) => !isWord(piece));
  const last = pieces.findLastIndex((piece) => !isWord(piece));
  return pieces.slice(Math.max(0, first), last + 1);
}

function symbols(piece: CodePiece): string {
  return piece.kind === 'code' ? piece.code : piece.digits;
}

function spanOf(pieces: CodePiece[]): Span {
  return { start: pieces[0]?.start ?? 0, end: pieces.at(-1)?.end ?? 0 };
}
