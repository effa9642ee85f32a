import { Link, useNavigate } from '@tanstack/react-router';
import { HeldBack, Noisy, Unbroken, useWords } from '../../../shared/index.ts';
import { chooseArea } from '../../frame/index.ts';
import type { Explorer } from '../use-explorer.ts';
import type { Table } from '../use-table.ts';
import type { Cell, GridRow, Item } from './grid.ts';
import styles from './table.module.css';

type Props = Readonly<{ explorer: Explorer; table: Table }>;

/** The table itself; areas lead further down. */
export function GridTable({ explorer, table }: Props) {
  const { say, pick } = useWords();
  const { grid, sort, unit } = table;
  const { rows, measure, area } = explorer;
  const names = {
    measure: pick(measure.title),
    area: pick(area.name),
    rows: say(`explore.axis.${rows}`),
  };
  const caption = say('explore.caption', names);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keys
    <section className={styles['scroll']} aria-label={caption} tabIndex={0}>
      <table className={styles['table']}>
        <caption className="heard">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{names.rows}</th>
            {grid.columns.map((column) => (
              <SortHead
                key={column.id}
                column={column}
                unit={unit}
                sorted={column.id === sort ? 'yes' : 'no'}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {grid.rows.map((row) => (
            <Line
              key={row.item.id}
              row={row}
              explorer={explorer}
              table={table}
              inside={rows === 'area' ? explorer : undefined}
            />
          ))}
        </tbody>
        {grid.total && (
          <tfoot>
            <Line row={grid.total} explorer={explorer} table={table} inside={undefined} />
          </tfoot>
        )}
      </table>
    </section>
  );
}

type HeadProps = Readonly<{ column: Item; unit: string; sorted: 'yes' | 'no' }>;

function SortHead({ column, unit, sorted }: HeadProps) {
  const { say } = useWords();
  const navigate = useNavigate({ from: '/explore' });
  return (
    <th scope="col" className={styles['number']} aria-sort={sorted === 'yes' ? 'descending' : undefined}>
      <button
        type="button"
        className={styles['sort']}
        title={say('explore.sort', { column: column.name })}
        onClick={() =>
          void navigate({
            search: (search) => ({ ...search, sort: column.id }),
            resetScroll: false,
            replace: true,
          })
        }
      >
        {column.name}
        <span aria-hidden="true">{sorted === 'yes' ? ' ▾' : ''}</span>
      </button>
      <span className={styles['unit']}>{unit}</span>
    </th>
  );
}

type LineProps = Props & Readonly<{ row: GridRow; inside: Explorer | undefined }>;

function Line({ row, explorer, table, inside }: LineProps) {
  const { say } = useWords();
  const { item, values, cells } = row;
  const deeper = inside && inside.children.children[0]?.level !== 'village';
  return (
    <tr data-code={item.id}>
      <th scope="row">
        {deeper ? (
          <Link
            from="/explore"
            to="/explore"
            search={({ sort: _, by: __, ...search }) => ({
              ...search,
              area: chooseArea(item.id).area ?? item.id,
            })}
            title={say('explore.deeper', { name: item.name })}
          >
            <Unbroken text={item.name} />
          </Link>
        ) : (
          item.name
        )}
      </th>
      {values.map((value, index) => (
        <td key={table.grid.columns[index]?.id} className={styles['number']}>
          <Value value={value} cell={cells[index]} explorer={explorer} table={table} />
        </td>
      ))}
    </tr>
  );
}

type ValueProps = Props & Readonly<{ value: number | undefined; cell: Cell | undefined }>;

/** One number, with what protects it. */
function Value({ value, cell, explorer: { measure, as }, table }: ValueProps) {
  const { noise, reason } = table.protectionOf(cell);
  if (reason) return <HeldBack reason={reason} />;
  if (value === undefined) return '–';
  if (noise.kind === 'none') return table.write(value);
  const counts = as === 'count' && measure.unit === 'people' ? 'people' : 'others';
  return <Noisy text={table.write(value)} noise={noise} counts={counts} />;
}
