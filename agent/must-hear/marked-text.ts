/** How parts that the caller must hear to their end are marked: by operators, and by the model. */
export const MUST_HEAR = '<must-hear>';
const END = '</must-hear>';
const MARK = /<\/?must-hear>/i;

/**
 * One text may hold so much of that, in characters: half a minute of speech. A model that marks
 * more must not be able to speak for ever.
 */
const LONGEST = 600;

/** A stretch of a text, and whether the caller must hear it to its end. */
export interface Part {
  text: string;
  mustHear: boolean;
}

/** Reads the marks of a text that is still being written. What it returns holds none. */
export class MarkedText {
  #text = '';
  #isMarked = false;
  #left = LONGEST;

  push(text: string): Part[] {
    this.#text += text;
    const parts: Part[] = [];
    for (let mark = MARK.exec(this.#text); mark !== null; mark = MARK.exec(this.#text)) {
      parts.push(...this.#take(mark.index));
      this.#text = this.#text.slice(mark[0].length);
      this.#isMarked = !mark[0].startsWith('</');
    }
    return [...parts, ...this.#take(endOfText(this.#text))];
  }

  /** @returns what looked like the beginning of a mark and was none */
  end(): Part[] {
    return this.#take(this.#text.length);
  }

  #take(length: number): Part[] {
    if (length === 0) return [];
    const text = this.#text.slice(0, length);
    this.#text = this.#text.slice(length);
    const mustHear = this.#isMarked && this.#left > 0;
    if (mustHear) this.#left -= length;
    return [{ text, mustHear }];
  }
}

/** A whole text as it is read. */
export function withoutMarks(marked: string): string {
  const reader = new MarkedText();
  return textOf([...reader.push(marked), ...reader.end()]);
}

export const textOf = (parts: readonly Part[]): string => parts.map(({ text }) => text).join('');

/** The parts of a whole text, without empty ones and without space around them. */
export function partsOf(marked: string): Part[] {
  const reader = new MarkedText();
  return [...reader.push(marked), ...reader.end()]
    .map(({ text, mustHear }) => ({ text: text.trim(), mustHear }))
    .filter(({ text }) => text !== '');
}

/** Where a mark may begin whose rest has not come yet; the length of the text if none does. */
function endOfText(text: string): number {
  const start = text.lastIndexOf('<');
  const last = start === -1 ? '' : text.slice(start).toLowerCase();
  const isBeginning = last !== '' && [MUST_HEAR, END].some((mark) => mark.startsWith(last));
  return isBeginning ? start : text.length;
}
