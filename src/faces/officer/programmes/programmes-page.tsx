import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { COUNTRY_CODE } from '../../../base/model/index.ts';
import type { ProgrammesAnswer } from '../../../contract/index.ts';
import {
  ApiCalls,
  ProblemNote,
  paths,
  questions,
  Shape,
  TableHead,
  Unverified,
  useWords,
} from '../../shared/index.ts';
import { usePageTitle } from '../frame/index.ts';
import { Count } from './count.tsx';
import styles from './programmes.module.css';

const SHAPE = [40, 24, 44, 44, 44, 44, 44, 44, 44, 44];

/** All programmes of help with whom they are for, how they are paid, and how many have a right to them. */
export function ProgrammesPage() {
  const { say, formats } = useWords();
  const list = useQuery(questions.programmes());
  usePageTitle(say('programme.list'));
  if (list.isPending) return <Shape heights={SHAPE} />;
  if (list.isError) return <ProblemNote level={1} thrown={list.error} onRetry={() => void list.refetch()} />;
  return (
    <div className={styles['page']}>
      <header>
        <h1>{say('programme.list')}</h1>
        <p className="soft">
          {say('programme.list.note')} · {say('programme.list.on', { date: formats.date(list.data.on) })}
        </p>
      </header>
      <ProgrammesTable programmes={list.data.programmes} />
      <ApiCalls paths={[paths.programmes]} />
    </div>
  );
}

type Head = ProgrammesAnswer['programmes'][number];

function ProgrammesTable({ programmes }: Readonly<{ programmes: readonly Head[] }>) {
  const { say } = useWords();
  return (
    <table className="rows">
      <caption className="heard">{say('programme.list.caption')}</caption>
      <TableHead
        columns={[
          say('programme.name'),
          say('programme.for'),
          say('programme.paid'),
          { number: say('programme.versions') },
          { number: say('programme.eligible') },
        ]}
      />
      <tbody>
        {programmes.map((programme) => (
          <ProgrammeLine key={programme.id} programme={programme} />
        ))}
      </tbody>
    </table>
  );
}

function ProgrammeLine({ programme }: Readonly<{ programme: Head }>) {
  const { say, pick, formats } = useWords();
  return (
    <tr>
      <th scope="row">
        <Link to="/programmes/$id" params={{ id: programme.id }}>
          {pick(programme.title)}
        </Link>
        <span className={styles['authority']}>
          {pick(programme.authority)}
          {programme.verified === false && <Unverified whole />}
        </span>
      </th>
      <td data-label={say('programme.for')}>
        {programme.sharedBy
          ? say('programme.shared', { unit: pick(programme.sharedBy) })
          : say(`programme.unit.${programme.unit}`)}
      </td>
      <td data-label={say('programme.paid')}>
        {programme.inForce ? say(`programme.period.${programme.period}`) : say('programme.none-in-force')}
      </td>
      <td data-number data-label={say('programme.versions')}>
        {formats.count(programme.versions.length)}
      </td>
      <td data-number data-label={say('programme.eligible')}>
        <Eligible programme={programme} />
      </td>
    </tr>
  );
}

/** How many the country's figures count; what they do not count is not known, which is not zero. */
function Eligible({ programme }: Readonly<{ programme: Head }>) {
  const { say, pick } = useWords();
  const { data: country } = useQuery(questions.area(COUNTRY_CODE));
  if (!country) return null;
  const measure = `eligible:${programme.id}`;
  const words = { what: pick(programme.title), area: pick(country.name) };
  return (
    <Count
      area={country}
      measure={measure}
      count={country.figures[measure]}
      hidden={country.protection.hidden[measure]}
      label={(count) => say('programme.count.list', { ...words, count })}
    />
  );
}
