import { Link, type LinkProps } from '@tanstack/react-router';
import { ArrowDown, ArrowUp, ArrowUpDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './table.module.css';

export interface Sort {
  column: string;
  direction: 'ascending' | 'descending';
}

export interface Column<Row> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Numbers stand at the end. */
  align?: 'start' | 'end';
  isSortable?: boolean;
  /** Left out where the screen is narrow. */
  isWideOnly?: boolean;
}

interface TableProps<Row> {
  /** What the rows are, for screen readers. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Where a row leads: its first cell becomes a link that fills the row. */
  linkOf?: (row: Row) => LinkProps;
  /** The row that is open or pointed at by `j` and `k`. */
  activeKey?: string | null;
  sort?: Sort | null;
  onSort?: (sort: Sort) => void;
}

/** Dense rows that are real links. */
export function Table<Row>(props: TableProps<Row>) {
  const { caption, columns, rows, rowKey, linkOf, activeKey = null, sort = null, onSort } = props;
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeaderCell key={column.id} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={rowKey(row)}
              className={styles.row}
              data-row={rowKey(row)}
              data-active={rowKey(row) === activeKey}
            >
              {columns.map((column, index) => (
                <td key={column.id} className={cellClasses(column)}>
                  {index === 0 && linkOf ? (
                    <Link {...linkOf(row)} className={styles.link}>
                      {column.cell(row)}
                    </Link>
                  ) : (
                    column.cell(row)
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface HeaderCellProps<Row> {
  column: Column<Row>;
  sort: Sort | null;
  onSort: ((sort: Sort) => void) | undefined;
}

function HeaderCell<Row>({ column, sort, onSort }: HeaderCellProps<Row>) {
  if (!column.isSortable || !onSort) {
    return (
      <th scope="col" className={cellClasses(column)}>
        {column.header}
      </th>
    );
  }
  const direction = sort?.column === column.id ? sort.direction : 'none';
  const next = direction === 'descending' ? 'ascending' : 'descending';
  return (
    <th scope="col" aria-sort={direction} className={cellClasses(column)}>
      <button
        type="button"
        className={styles.sort}
        data-sorted={direction !== 'none'}
        onClick={() => onSort({ column: column.id, direction: next })}
      >
        {column.header}
        <SortIcon direction={direction} />
      </button>
    </th>
  );
}

function SortIcon({ direction }: { direction: Sort['direction'] | 'none' }) {
  const Icon = { ascending: ArrowUp, descending: ArrowDown, none: ArrowUpDown }[direction];
  return <Icon size={12} aria-hidden />;
}

const cellClasses = <Row,>({ align, isWideOnly }: Column<Row>) =>
  classes(align === 'end' && styles.end, isWideOnly && styles.wideOnly);
