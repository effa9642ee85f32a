import { Link } from '@tanstack/react-router';
import type { ProgrammeAnswer } from '../../../../contract/index.ts';
import { Bar, TableHead, useWords } from '../../../shared/index.ts';
import { chooseArea } from '../../frame/index.ts';
import { Count } from '../count.tsx';
import styles from './people.module.css';

type Props = Readonly<{ programme: ProgrammeAnswer }>;
type AreaCount = ProgrammeAnswer['areas'][number];

/** The areas below, those with most entitled people first. */
export function AreaTable({ programme }: Props) {
  const { say } = useWords();
  const areas = programme.areas.toSorted(
    (one, other) => (other.eligible ?? 0) - (one.eligible ?? 0) || one.code.localeCompare(other.code),
  );
  const most = Math.max(1, ...areas.map(({ eligible }) => eligible ?? 0));
  if (areas.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keys
    <section className={styles['areas']} tabIndex={0} aria-label={say('programme.people.caption')}>
      <table>
        <caption className="heard">{say('programme.people.caption')}</caption>
        <TableHead
          columns={[
            say('programme.area'),
            { number: say('programme.count.eligible') },
            { number: say('programme.count.cannot-tell') },
          ]}
        />
        <tbody>
          {areas.map((area) => (
            <AreaLine key={area.code} area={area} programme={programme} most={most} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function AreaLine({ area, programme, most }: Props & Readonly<{ area: AreaCount; most: number }>) {
  const { say, pick } = useWords();
  const name = pick(area.name);
  const label = (what: string) => (count: number) => say('programme.count.list', { what, count, area: name });
  const { hidden } = area;
  return (
    <tr>
      <th scope="row">
        {area.level === 'village' ? (
          name
        ) : (
          <Link
            to="/programmes/$id"
            params={{ id: programme.id }}
            search={chooseArea(area.code)}
            resetScroll={false}
            title={say('programme.open-area', { area: name })}
          >
            {name}
          </Link>
        )}
      </th>
      <td data-number>
        <Count
          area={area}
          count={area.eligible}
          hidden={area.eligible === null ? hidden : null}
          measure={`eligible:${programme.id}`}
          label={label(say('programme.count.eligible'))}
        />
        <Bar part={(area.eligible ?? 0) / most} />
      </td>
      <td data-number>
        <Count
          area={area}
          count={area.cannotTell}
          hidden={area.cannotTell === null ? hidden : null}
          measure={`cannot_tell:${programme.id}`}
          label={label(say('programme.count.cannot-tell'))}
        />
      </td>
    </tr>
  );
}
