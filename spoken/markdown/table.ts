const DIVIDER = /^[\s|:+-]+$/;

/** Says the rows of a table as sentences, each cell with the name of its column. */
export class Table {
  #names: string[] | undefined;

  /** The next row; the first one holds the names of the columns. */
  row(line: string): string {
    if (DIVIDER.test(line)) return '';
    const cells = line
      .trim()
      .replace(/^\||\|$/g, '')
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim());
    if (!this.#names) {
      this.#names = cells;
      return '';
    }
    const said = cells.map((cell, column) => {
      const name = this.#names?.[column];
      return cell && name ? `${name}: ${cell}` : cell;
    });
    return `${said.filter(Boolean).join(', ')}\n`;
  }

  end(): void {
    this.#names = undefined;
  }
}
