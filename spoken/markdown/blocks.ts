import type { Language } from '../language.ts';
import { type Stage, stage, type Taken } from '../stage.ts';
import { Lists } from './lists.ts';
import { Table } from './table.ts';

/** With which a line that is no plain text can begin. */
const MARK = /^[ \t]*[#>*+\-–•●▪◦·|`~=_\d]/;
const FENCE = /^[ \t]*(`{3,}|~{3,})/;
const RULER = /^[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|=+)[ \t]*$/;
const HEADING = /^[ \t]*#{1,6}[ \t]+/;
const QUOTE = /^[ \t]*>[ \t]?/;
/** A longer line is taken for plain text before its end is seen. */
const LONGEST_MARK = 240;

/**
 * Takes the line-wise marks out of markdown: headings, lists, quotes, rulers, tables and code. What
 * stays has one sentence or more a line; inline marks stay as they are.
 */
export function blocks(language: Language): Stage {
  const lists = new Lists(language);
  const table = new Table();
  let fence: string | undefined;
  let isLineStart = true;

  const plain = (rest: string): Taken => {
    const end = rest.indexOf('\n');
    isLineStart = end >= 0;
    const length = end < 0 ? rest.length : end + 1;
    return { length, text: rest.slice(0, length) };
  };

  const takeLine = (rest: string, isEnd: boolean): Taken | undefined => {
    const end = rest.indexOf('\n');
    const isWhole = end >= 0 || isEnd;
    const line = end < 0 ? rest : rest.slice(0, end);
    const length = end < 0 ? rest.length : end + 1;

    if (fence !== undefined) {
      if (!isWhole) return undefined;
      if (line.trim().startsWith(fence)) fence = undefined;
      return { length, text: '' };
    }
    if (/^[ \t]*$/.test(line)) return isWhole ? { length, text: '. \n' } : undefined;
    if (!MARK.test(line)) {
      table.end();
      lists.end(line);
      return plain(rest);
    }
    if (!isWhole && isOpen(line)) return undefined;
    if (/^[ \t]*\|/.test(line)) return { length, text: table.row(line) };
    table.end();

    fence = FENCE.exec(line)?.[1];
    if (fence !== undefined) return { length, text: '' };
    if (RULER.test(line)) return { length, text: '. \n' };
    const mark = HEADING.exec(line) ?? QUOTE.exec(line);
    if (mark) return { length: mark[0].length, text: '' };
    const item = lists.item(line);
    if (!item) return plain(rest);
    isLineStart = false;
    return item;
  };

  return stage((rest, isEnd) => (isLineStart ? takeLine(rest, isEnd) : plain(rest)));
}

/** Whether what comes next can change what kind of line this is. */
function isOpen(line: string): boolean {
  if (line.length > LONGEST_MARK) return false;
  if (/^[ \t]*\|/.test(line) || FENCE.test(line)) return true;
  // A ruler is known at its end; a list item by the word after its mark.
  return (
    /^[ \t]*(?:[-*_=`~][-*_=`~ \t]*|[#>]+)$/.test(line) || !/^[ \t]*\S+[ \t]+\S+[ \t]/.test(line)
  );
}
