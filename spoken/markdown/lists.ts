import type { Language } from '../language.ts';
import type { Taken } from '../stage.ts';

const BULLET = /^([ \t]*)(?:[-*+–•●▪◦·])[ \t]+(?:\[[ xX]\][ \t]+)?/;
const NUMBERED = /^([ \t]*)(\d{1,3})([.)])[ \t]+/;
/** Further items are set apart by their sentences alone. */
const MAX_ORDINAL = 20;

/** Counts the items of a list, so that they can be said as "first, second, third". */
export class Lists {
  readonly #language: Language;
  #count = 0;
  #indent = 0;

  constructor(language: Language) {
    this.#language = language;
  }

  /** A line that is no item ends the list, unless it goes on with one. */
  end(line: string): void {
    if (!/^[ \t]/.test(line)) this.#count = 0;
  }

  /** The mark of an item and what is said for it; undefined where the line is none. */
  item(line: string): Taken | undefined {
    const mark = BULLET.exec(line) ?? this.#numbered(line);
    if (!mark) {
      this.end(line);
      return undefined;
    }
    const indent = mark[1]?.length ?? 0;
    const length = mark[0].length;
    // Of lists in lists only the outer one is counted.
    if (this.#count > 0 && indent > this.#indent + 1) return { length, text: '. ' };
    this.#indent = indent;
    this.#count += 1;
    if (this.#count > MAX_ORDINAL) return { length, text: '. ' };
    return { length, text: `. ${this.#language.listOrdinal(this.#count)}, ` };
  }

  /** "1. Januar" is no item; nor does a list begin with 24. */
  #numbered(line: string): RegExpExecArray | undefined {
    const mark = NUMBERED.exec(line);
    const next = line.slice(mark?.[0].length ?? 0).match(/^[^\s,]*/)?.[0] ?? '';
    if (!mark || next === '' || Object.hasOwn(this.#language.months, next.toLowerCase()))
      return undefined;
    return Number(mark[2]) === this.#count + 1 || this.#count > 0 ? mark : undefined;
  }
}
