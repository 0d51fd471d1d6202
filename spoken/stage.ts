/** A step of a text on its way to the voice. It may be given the text in pieces of any size. */
export interface Stage {
  /** Takes the next piece, and returns what is ready. */
  push(text: string): string;
  /** Returns what was held back. */
  end(): string;
}

/** Steps one after the other. */
export function chain(stages: readonly Stage[]): Stage {
  return {
    push: (text) => stages.reduce((piece, stage) => stage.push(piece), text),
    end: () => stages.reduce((rest, stage) => stage.push(rest) + stage.end(), ''),
  };
}

/** What `steps` made of the beginning of a text, and how long that beginning was. */
export interface Taken {
  length: number;
  text: string;
}

/**
 * A stage that takes a text bit by bit. `take` is given all that is left and answers undefined while
 * what comes next could change its answer: so it does not matter how the text was split.
 */
export function stage(take: (rest: string, isEnd: boolean) => Taken | undefined): Stage {
  let rest = '';
  const run = (isEnd: boolean) => {
    let said = '';
    let at = 0;
    while (at < rest.length) {
      const taken = take(rest.slice(at), isEnd);
      if (!taken) break;
      at += taken.length;
      said += taken.text;
    }
    rest = rest.slice(at);
    return said;
  };
  return {
    push(text) {
      rest += text;
      return run(false);
    },
    end: () => run(true),
  };
}
