import { Link } from '@tanstack/react-router';
import type { MeasureAnswer } from '../../../contract/index.ts';
import { isCountedBy, protectionOf, useWords } from '../../shared/index.ts';
import type { AreaView } from '../area/area-view.ts';
import { FigureLink } from '../area/figure-link.tsx';
import { type NeedRow, needRows } from './need-rows.ts';
import styles from './needs.module.css';

type Props = Readonly<{
  view: Pick<AreaView, 'area' | 'content' | 'figures' | 'group' | 'choice' | 'layer'>;
}>;

/** Equipment and services needed in an area: needed, given, still missing, each with the list behind it. */
export function AreaNeeds({ view }: Props) {
  const { say, pick, formats } = useWords();
  const { area, content, figures, group } = view;
  const protection = protectionOf(area.protection, group?.id);
  const rows = needRows(
    content.measures.filter((measure) => isCountedBy(measure, group?.id)),
    figures,
    { areExact: protection.kind === 'none' },
  );
  const shown = rows.filter(({ needed }) => figures[needed.id] !== undefined || protection.hidden[needed.id]);
  const unknown = formats.list(rows.flatMap((row) => (shown.includes(row) ? [] : [pick(row.needed.title)])));
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="needs" className={styles['block']}>
      <h2 id="needs">{say('needs.area')}</h2>
      <p className="soft">{say('needs.area.note')}</p>
      {shown.length > 0 && <NeedTable rows={shown} view={view} />}
      {unknown && <p className="soft">{say('needs.area.unknown', { names: unknown })}</p>}
    </section>
  );
}

function NeedTable({ rows, view }: Props & Readonly<{ rows: readonly NeedRow[] }>) {
  const { say } = useWords();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{say('needs.area.need')}</th>
          {(['needed', 'given', 'lacking'] as const).map((what) => (
            <th key={what} scope="col" className={styles['number']}>
              {say(`needs.area.${what}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <NeedLine key={row.id} row={row} view={view} />
        ))}
      </tbody>
    </table>
  );
}

function NeedLine({ row, view }: Props & Readonly<{ row: NeedRow }>) {
  const { say, formats } = useWords();
  const { needed, lacking, given } = row;
  return (
    <tr>
      <th scope="row">
        <OnMap measure={needed} view={view} />
        <Beside row={row} view={view} />
      </th>
      <td className={styles['number']}>
        <Count measure={needed} view={view} />
      </td>
      {lacking ? (
        <>
          <td className={styles['number']}>{given === undefined ? '–' : formats.count(given)}</td>
          <td className={styles['number']}>
            <Count measure={lacking} view={view} />
          </td>
        </>
      ) : (
        <td colSpan={2} className={`${styles['number']} soft`}>
          {say('needs.area.no-register')}
        </td>
      )}
    </tr>
  );
}

type OneProps = Props & Readonly<{ measure: MeasureAnswer }>;

function Count({ measure, view: { area, figures, group } }: OneProps) {
  return (
    <FigureLink
      code={area.code}
      measure={measure}
      group={group?.id}
      value={figures[measure.id]}
      protection={area.protection}
    />
  );
}

/** A need's name, which puts it on the map. */
function OnMap({ measure, view: { area, choice, layer } }: OneProps) {
  const { pick } = useWords();
  return (
    <Link
      to="/area/$code"
      params={{ code: area.code }}
      search={{ ...choice, layer: measure.id }}
      resetScroll={false}
      title={pick(measure.definition)}
      aria-current={layer.id === measure.id ? 'true' : undefined}
    >
      {pick(measure.title)}
    </Link>
  );
}

/** How many pieces or hours that is, and of how many it cannot be told. */
function Beside({ row: { items, open }, view }: Props & Readonly<{ row: NeedRow }>) {
  const { pick } = useWords();
  const { figures } = view;
  const quantity = items && figures[items.id];
  return (
    <>
      {items && quantity !== undefined && (
        <span className={`${styles['beside']} soft`}>
          {pick(items.title)} <Count measure={items} view={view} />
        </span>
      )}
      {open && (figures[open.id] ?? 0) > 0 && (
        <span className={`${styles['beside']} soft`}>
          {pick(open.title)} <Count measure={open} view={view} />
        </span>
      )}
    </>
  );
}
