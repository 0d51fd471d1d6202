import { Link, type LinkProps } from '@tanstack/react-router';
import { ArrowDown, ArrowUp, ArrowUpDown } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './table.module.css';

interface Sort {
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
  /** In pixels. With any, what is left goes to the columns without: tables of one kind line up. */
  width?: number;
  /** Left out where there is little room. */
  isWideOnly?: boolean;
}

interface TableProps<Row> {
  /** What the rows are, for screen readers. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Where a row leads: its first cell becomes a link that fills the row. */
  linkOf?: ((row: Row) => LinkProps) | undefined;
  /** The row that is open or pointed at by `j` and `k`. */
  activeKey?: string | null;
  sort?: Sort | null;
  onSort?: (sort: Sort) => void;
}

/**
 * Dense rows that are real links. A row is drawn again only when it is another object: keep
 * `columns` and `linkOf` out of the component that uses them.
 */
export function Table<Row>(props: TableProps<Row>) {
  const { caption, columns, rows, rowKey, linkOf, activeKey = null, sort = null, onSort } = props;
  return (
    <div className={styles.scroll}>
      <table className={classes(styles.table, columns.some(hasWidth) && styles.fixed)}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeaderCell key={column.id} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const key = rowKey(row);
            return (
              <TableRow
                key={key}
                id={key}
                row={row}
                columns={columns}
                linkOf={linkOf}
                isActive={key === activeKey}
              />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

interface TableRowProps<Row> extends Pick<TableProps<Row>, 'columns' | 'linkOf'> {
  id: string;
  row: Row;
  isActive: boolean;
}

const TableRow = memo(function TableRow<Row>(props: TableRowProps<Row>) {
  const { id, row, columns, linkOf, isActive } = props;
  return (
    <tr className={styles.row} data-row={id} data-active={isActive}>
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
  );
}) as <Row>(props: TableRowProps<Row>) => ReactNode;

interface HeaderCellProps<Row> {
  column: Column<Row>;
  sort: Sort | null;
  onSort: ((sort: Sort) => void) | undefined;
}

function HeaderCell<Row>({ column, sort, onSort }: HeaderCellProps<Row>) {
  if (!column.isSortable || !onSort) {
    return (
      <th scope="col" className={cellClasses(column)} style={{ width: column.width }}>
        {column.header}
      </th>
    );
  }
  const direction = sort?.column === column.id ? sort.direction : 'none';
  const next = direction === 'descending' ? 'ascending' : 'descending';
  return (
    <th
      scope="col"
      aria-sort={direction}
      className={cellClasses(column)}
      style={{ width: column.width }}
    >
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

const hasWidth = <Row,>({ width }: Column<Row>): boolean => width !== undefined;
