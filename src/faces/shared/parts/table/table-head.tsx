import type { ReactNode } from 'react';

/** A column by its name; one of numbers stands to the right. */
type Column = string | Readonly<{ number: string }>;

type Props = Readonly<{
  columns: readonly Column[];
  /** What stands behind the named columns. */
  children?: ReactNode;
}>;

/** The head of a table that cannot be sorted. */
export function TableHead({ columns, children }: Props) {
  return (
    <thead>
      <tr>
        {columns.map((column) =>
          typeof column === 'string' ? (
            <th key={column} scope="col">
              {column}
            </th>
          ) : (
            <th key={column.number} scope="col" data-number>
              {column.number}
            </th>
          ),
        )}
        {children}
      </tr>
    </thead>
  );
}
