import type { Span } from './kinds.ts';
import { isNumberWord } from './numerals.ts';

/** A word or a single sign of a text. */
export interface Atom extends Span {
  /** In lower case. */
  word: string;
  isName: boolean;
  /** No space stands before it. */
  isTight: boolean;
}

const words = (list: string) => new Set(list.split(' '));

/** Endings that are taken for one when said: "dot" stands in other sentences too. */
const ENDINGS = words(
  'com net org edu gov mil int io co me info biz app dev ai tv cloud online uk us ca au nz ie de at ' +
    'ch fr es it nl be lu pt pl cz se no dk fi eu in jp cn kr br mx ar za il gr hu ro tr ua',
);
/** Endings that are no English word: a recogniser may set them apart, as in "example. com". */
const PLAIN_ENDINGS = words('com net org edu');
/** Said without an ending: "anna at gmail". */
const PROVIDERS = words('gmail googlemail hotmail outlook yahoo icloud aol protonmail gmx');
const DOTS = words('. dot period point');
const HYPHENS = words('- dash hyphen minus');
const CONNECTORS = words('. - _ + dot period point dash hyphen minus underscore plus');
/** Words before an address that are no part of it. */
const STOPS = words(
  'is its thats that this was be my our your his her their the to me us you him it them and or at ' +
    'on in email mail address write send reach contact yes yeah sure okay ok so',
);
/** "I bought it at example dot com" names a shop, not an address. */
const VISITS = words(
  'look looking looked buy bought order ordered shop shopping work works working worked account ' +
    'here there online page site website store available found find see saw read visit listed ' +
    'arrive arrived sold offers one ones stuff thing things more details out up down now today ' +
    'yesterday job someone somebody anyone people person',
);

/** Words that no domain begins with: "at the example dot com desk". */
const OWNERS = words('the a an my our your his her their this that');

/** Bounds, in atoms: of what stands before "at", and of a domain's names and their words. */
const MAX_LOCAL = 40;
const MAX_NAMES = 5;
const MAX_SPELLED = 20;

/** Commas are left out: a recogniser puts them wherever someone who spells draws breath. */
export function readAtoms(text: string): Atom[] {
  const atom = /\[(?:card|identity|email|phone)\]|[\p{L}\p{M}\p{N}]+(?:['’]\p{L}+)*|[^\s,]/gu;
  return Array.from(text.matchAll(atom), (match) => ({
    word: match[0].toLowerCase().replace(/['’]/g, ''),
    isName: /^[\p{L}\p{N}]/u.test(match[0]),
    isTight: match.index > 0 && !/\s/.test(text.charAt(match.index - 1)),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Joins two names: a word such as "dot", or a sign without spaces. */
export function isConnector(atoms: Atom[], at: number): boolean {
  const atom = atoms[at];
  if (!atom || !CONNECTORS.has(atom.word)) return false;
  return atom.isName || (atom.isTight && !!atoms[at + 1]?.isTight);
}

/**
 * Where the part before the "@" or "at" begins, or undefined where there is none. It is one name with
 * what is joined to it and what is spelled beside it; `isAnnounced`, all words up to `from`.
 */
export function localStart(
  atoms: Atom[],
  at: number,
  from: number,
  isAnnounced: boolean,
): number | undefined {
  const isPart = (index: number) => !!atoms[index]?.isName && (atoms[index] as Atom).start >= from;
  const isStop = (index: number) => STOPS.has(atoms[index]?.word ?? '');
  const isSpelled = (index: number) => isSpelling(atoms[index]);
  let first = at - 1;
  if (!isPart(first)) return undefined;
  if (atoms[at]?.word === 'at' && !isConnector(atoms, at - 2)) {
    if (isStop(first) || (!isAnnounced && VISITS.has(atoms[first]?.word ?? ''))) return undefined;
  }
  while (at - first < MAX_LOCAL) {
    if (isConnector(atoms, first - 1) && isPart(first - 2)) first -= 2;
    else if (!isPart(first - 1) || isStop(first - 1)) break;
    else if (isAnnounced || isSpelled(first - 1) || isSpelled(first)) first -= 1;
    else break;
  }
  return first;
}

/** The last atom of the domain that begins at an atom, or undefined where none does. */
export function domainEnd(atoms: Atom[], at: number, maxWords: number): number | undefined {
  let last: number | undefined;
  let next = at;
  for (let name = 0; name < MAX_NAMES; name += 1) {
    const end = nameEnd(atoms, next, name === 0 ? maxWords : 1);
    if (end === undefined) break;
    const said = atoms.slice(next, end).map(({ word }) => word);
    if (name === 0 ? PROVIDERS.has(said.join('')) : isEnding(said.join(''), atoms[next - 1])) {
      last = end - 1;
    }
    if (!isDot(atoms, end)) break;
    next = end + 1;
  }
  return last;
}

function isEnding(name: string, dot: Atom | undefined): boolean {
  return dot?.word === '.' ? /^\p{L}{2,24}$/u.test(name) : ENDINGS.has(name);
}

function isDot(atoms: Atom[], at: number): boolean {
  const [dot, next] = [atoms[at], atoms[at + 1]];
  if (!dot || !next?.isName || !DOTS.has(dot.word)) return false;
  return dot.isName || next.isTight || PLAIN_ENDINGS.has(next.word);
}

/** After one of a domain's names: letters spelled out, or up to so many words before a dot. */
function nameEnd(atoms: Atom[], at: number, maxWords: number): number | undefined {
  let end = at;
  while (atoms[end]?.isName && atoms[end]?.word.length === 1 && end - at < MAX_SPELLED) end += 1;
  if (end > at) return end;
  for (let word = 0; word < maxWords && atoms[end]?.isName; word += 1) {
    if (OWNERS.has(atoms[end]?.word ?? '') && !HYPHENS.has(atoms[end + 1]?.word ?? '')) break;
    end += 1;
    while (HYPHENS.has(atoms[end]?.word ?? '') && atoms[end + 1]?.isName) end += 2;
    if (isDot(atoms, end)) return end;
  }
  return atoms[at]?.isName ? at + 1 : undefined;
}

/** Said letter by letter or digit by digit. */
function isSpelling(atom: Atom | undefined): boolean {
  return !!atom && (/^(?:\p{L}|\d{1,4})$/u.test(atom.word) || isNumberWord(atom.word));
}
