/** A stretch of speech as it is transcribed: it grows until it is final. */
export interface Line {
  /** LiveKit's id of the segment, or one of ours for what was typed. */
  id: string;
  speaker: 'caller' | 'agent';
  text: string;
  isFinal: boolean;
}

/** What is new of a segment. */
export interface Segment {
  id: string;
  speaker: Line['speaker'];
  /** All of its text up to now. */
  text: string;
  isFinal: boolean;
}

/** The transcript with a segment as it now is. Segments stay in the order in which they began. */
export function withSegment(lines: readonly Line[], segment: Segment): readonly Line[] {
  if (segment.text.trim() === '') return lines;
  const known = lines.find(({ id }) => id === segment.id);
  if (known === undefined) return [...lines, segment];
  // What is final stays: a late piece of it says less.
  if (known.isFinal && !segment.isFinal) return lines;
  return lines.map((line) => (line === known ? segment : line));
}

/** Nothing more will be added to what was being said. */
export const settled = (lines: readonly Line[]): readonly Line[] =>
  lines.map((line) => ({ ...line, isFinal: true }));
