/** What a key does, and how the help says it. */
export interface Shortcut {
  label: string;
  run: () => void;
}

/**
 * By key: `j`, `?`, `Enter`, `g c` for one after the other, `Mod+k` for Ctrl or Cmd with it.
 */
export type Shortcuts = Readonly<Record<string, Shortcut>>;

interface Group {
  name: string;
  shortcuts: () => Shortcuts;
}

/** The second key of two must follow within this time. */
const SEQUENCE_MS = 1_500;

/** Which keys do what. Of those that are added, the newest wins. */
export class KeyMap {
  readonly #groups: Group[] = [];
  #first: { key: string; at: number } | null = null;

  /** @returns what takes them away again */
  add(name: string, shortcuts: () => Shortcuts): () => void {
    const group = { name, shortcuts };
    this.#groups.push(group);
    return () => void this.#groups.splice(this.#groups.indexOf(group), 1);
  }

  /** What there is, newest first. */
  groups(): { name: string; shortcuts: Shortcuts }[] {
    return this.#groups
      .toReversed()
      .map(({ name, shortcuts }) => ({ name, shortcuts: shortcuts() }));
  }

  /**
   * Does what a key stands for.
   *
   * @param at - when it was pressed, in milliseconds of any clock
   * @returns whether it stands for anything
   */
  press(key: string, at: number): boolean {
    const first = this.#first;
    this.#first = null;
    const isInTime = first !== null && at - first.at <= SEQUENCE_MS;
    const found = (isInTime && this.#find(`${first.key} ${key}`)) || this.#find(key);
    if (found) {
      found.run();
      return true;
    }
    if (!this.#begins(key)) return false;
    this.#first = { key, at };
    return true;
  }

  #find(key: string): Shortcut | undefined {
    return this.groups().find(({ shortcuts }) => Object.hasOwn(shortcuts, key))?.shortcuts[key];
  }

  #begins(key: string): boolean {
    return this.groups().some(({ shortcuts }) =>
      Object.keys(shortcuts).some((each) => each.startsWith(`${key} `)),
    );
  }
}
