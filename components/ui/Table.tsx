// Table: hairlines, figures right, words left, what hurts first (the caller's order), the last row says how many more.
import type { ComponentChildren } from 'preact';
import { Button } from './Button.tsx';

export interface Column<Row> {
  id: string;
  head: string;
  /** A figure stands at the right. */
  figure?: boolean;
  cell: (row: Row) => ComponentChildren;
}

export interface TableProps<Row> {
  label: string;
  columns: Column<Row>[];
  rows: Row[];
  rowId: (row: Row) => string;
  more?: { label: string; onClick?: () => void };
}

export function Table<Row>({ label, columns, rows, rowId, more }: TableProps<Row>) {
  return (
    <table class="ch-table" aria-label={label}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.id} scope="col" class={column.figure ? 'ch-figure' : ''}>
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowId(row)}>
            {columns.map((column) => (
              <td key={column.id} class={column.figure ? 'ch-figure' : ''}>
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
        {more && (
          <tr>
            <td colSpan={columns.length}>
              {more.onClick ? (
                <Button kind="link" onClick={more.onClick}>
                  {more.label}
                </Button>
              ) : (
                <span class="ch-meta">{more.label}</span>
              )}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
