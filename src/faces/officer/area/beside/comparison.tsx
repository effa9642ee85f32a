import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { AreaChild } from '../../../../contract/index.ts';
import {
  AreaFinder,
  Delta,
  ProblemNote,
  questions,
  RATE_FLOOR,
  type Rate,
  Shape,
  StateNote,
  Unbroken,
  useWords,
  wayOf,
} from '../../../shared/index.ts';
import { AreaLink, chooseArea } from '../../frame/index.ts';
import { useAreaView } from '../area-view.ts';
import { FigureLink } from '../figure-link.tsx';
import styles from './beside.module.css';
import { type ComparedRow, compareRows } from './compare-rows.ts';

const SHAPE = [36, 36, 36, 36, 36, 36];

/** The box in which another area is chosen to compare with. */
export function CompareBox() {
  const { say } = useWords();
  const navigate = useNavigate({ from: '/area/$code' });
  return (
    <div className={styles['box']}>
      <AreaFinder
        label={say('compare.choose')}
        onChoose={({ code }) =>
          void navigate({
            search: (search) => ({ ...search, with: chooseArea(code).area ?? code }),
            resetScroll: false,
          })
        }
      />
    </div>
  );
}

/** This area beside another one, where the address names one. */
export function Comparison() {
  const { say } = useWords();
  const { area, choice, group } = useAreaView();
  const other = choice.with === undefined ? undefined : String(choice.with);
  const compared = useQuery({
    ...questions.compare([area.code, other ?? area.code], group?.id),
    enabled: other !== undefined && other !== area.code,
  });
  const navigate = useNavigate({ from: '/area/$code' });
  if (other === undefined) return null;
  const [one, another] = compared.data?.areas ?? [];
  return (
    <section className={styles['compared']} aria-label={say('compare.choose')}>
      {other === area.code && <StateNote title={say('compare.same')} />}
      {compared.isLoading && <Shape heights={SHAPE} />}
      {compared.isError && (
        <ProblemNote
          thrown={compared.error}
          kept={say('problem.kept-rest')}
          onRetry={() => void compared.refetch()}
        />
      )}
      {one && another && <Compared areas={[one, another]} />}
      <Button
        variant="default"
        className="no-paper"
        onClick={() =>
          void navigate({ search: ({ with: _, ...search }) => search, resetScroll: false, replace: true })
        }
      >
        {say('compare.end')}
      </Button>
    </section>
  );
}

function Compared({ areas }: Readonly<{ areas: readonly [AreaChild, AreaChild] }>) {
  const { say, pick } = useWords();
  const { content, layer, group } = useAreaView();
  const rows = compareRows(areas, content.measures, { shown: layer.id, group: group?.id });
  const [one, other] = areas;
  return (
    <>
      <h2>{say('compare.title', { one: pick(one.name), other: pick(other.name) })}</h2>
      <table className={styles['table']}>
        <caption className="heard">{say('compare.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('compare.measure')}</th>
            {areas.map(({ code, name }) => (
              <th key={code} scope="col" className={styles['number']}>
                <AreaLink code={code}>
                  <Unbroken text={pick(name)} />
                </AreaLink>
              </th>
            ))}
            <th scope="col" className={styles['number']}>
              {say('compare.difference')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <ComparedLine key={row.measure.id} row={row} areas={areas} group={group?.id} />
          ))}
        </tbody>
      </table>
      <p className="soft">{say('compare.hidden', { floor: RATE_FLOOR })}</p>
    </>
  );
}

type LineProps = Readonly<{
  row: ComparedRow;
  areas: readonly [AreaChild, AreaChild];
  group: string | undefined;
}>;

function ComparedLine({ row, areas, group }: LineProps) {
  const { say, pick } = useWords();
  const { measure, difference } = row;
  const [one, other] = areas;
  return (
    <tr>
      <th scope="row" title={pick(measure.definition)}>
        {pick(measure.title)}
        <span className={styles['unit']}>{say(`unit.${measure.unit}`)}</span>
      </th>
      {(
        [
          [one, row.one],
          [other, row.other],
        ] as const
      ).map(([area, side]) => (
        <td key={area.code} className={styles['number']}>
          <FigureLink
            code={area.code}
            measure={measure}
            group={group}
            value={side.value}
            protection={area.protection}
          />
          {side.rate && <RateText rate={side.rate} />}
        </td>
      ))}
      <td className={styles['number']}>
        {difference ? (
          <>
            <Delta value={difference.value} direction={measure.direction} />
            <span className={styles['unit']}>
              {say(`beside.${difference.per}.${wayOf(difference.value)}`, { name: pick(other.name) })}
            </span>
          </>
        ) : (
          '–'
        )}
      </td>
    </tr>
  );
}

function RateText({ rate }: Readonly<{ rate: Rate }>) {
  const { say, formats } = useWords();
  return (
    <span className={styles['unit']}>{say(`rate.${rate.per}`, { rate: formats.rate(rate.value) })}</span>
  );
}
