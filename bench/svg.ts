/** A line, as SVG. */
export const line = (
  x1: number | string,
  y1: number | string,
  x2: number | string,
  y2: number | string,
  stroke: string,
  more = '',
): string => `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="${stroke}" ${more}/>`;

/** A text, as SVG. */
export const text = (x: number | string, y: number | string, content: string, more = ''): string =>
  `<text x="${x}" y="${y}" ${more}>${content}</text>`;
