import { Link, type LinkProps } from '@tanstack/react-router';
import { type MouseEvent, memo, type ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './table.module.css';

export interface Column<Row> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Numbers stand at the end. */
  align?: 'start' | 'end';
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
}

/**
 * Dense rows that are real links. A row is drawn again only when it is another object: keep
 * `columns` and `linkOf` out of the component that uses them.
 */
export function Table<Row>(props: TableProps<Row>) {
  const { caption, columns, rows, rowKey, linkOf, activeKey = null } = props;
  return (
    <div className={styles.scroll}>
      <table className={classes(styles.table, columns.some(hasWidth) && styles.fixed)}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                className={cellClasses(column)}
                style={{ width: column.width }}
              >
                {column.header}
              </th>
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
    <tr className={styles.row} data-row={id} data-active={isActive} onClick={openRow}>
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

/** What lies above the row's link and is none itself, such as a time, opens the row all the same. */
function openRow(event: MouseEvent<HTMLTableRowElement>): void {
  const { target, currentTarget, nativeEvent } = event;
  if (!(target instanceof Element) || target.closest('a, button, input, select')) return;
  const link = currentTarget.querySelector<HTMLAnchorElement>(`a.${styles.link}`);
  link?.dispatchEvent(new globalThis.MouseEvent('click', nativeEvent));
}

const cellClasses = <Row,>({ align, isWideOnly }: Column<Row>) =>
  classes(align === 'end' && styles.end, isWideOnly && styles.wideOnly);

const hasWidth = <Row,>({ width }: Column<Row>): boolean => width !== undefined;
