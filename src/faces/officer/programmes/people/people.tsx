import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { COUNTRY_CODE } from '../../../../base/model/index.ts';
import type { AreaAnswer, ProgrammeAnswer } from '../../../../contract/index.ts';
import { ProblemNote, ProtectionNote, questions, Shape, useWords } from '../../../shared/index.ts';
import { chooseArea } from '../../frame/index.ts';
import { Count } from '../count.tsx';
import { AreaTable } from './area-table.tsx';
import styles from './people.module.css';

type Props = Readonly<{ programme: ProgrammeAnswer }>;

const SHAPE = [44, 240];

/** Who has a right, in an area and in the areas below it; each number leads to its list. */
export function People({ programme }: Props) {
  const { say, pick, formats } = useWords();
  const { area: chosen = COUNTRY_CODE } = useSearch({ from: '/programmes/$id' });
  const code = String(chosen);
  const area = useQuery(questions.area(code));
  if (!programme.counts) {
    return (
      <section>
        <p>{say('programme.people.none')}</p>
      </section>
    );
  }
  if (area.isError) return <ProblemNote thrown={area.error} onRetry={() => void area.refetch()} />;
  if (area.isPending) return <Shape heights={SHAPE} />;
  return (
    <section aria-labelledby="people">
      <h2 id="people">{say('programme.people', { area: pick(area.data.name) })}</h2>
      <p className="soft">{say('programme.people.note', { date: formats.date(programme.counts.asOf) })}</p>
      <ProtectionNote noise={area.data.protection} />
      <Path area={area.data} programme={programme} />
      <Numbers area={area.data} programme={programme} />
      <AreaTable programme={programme} />
    </section>
  );
}

function Path({ area, programme }: Props & Readonly<{ area: AreaAnswer }>) {
  const { say, pick } = useWords();
  if (area.path.length < 2) return null;
  return (
    <nav aria-label={say('area.breadcrumb')} className={styles['path']}>
      <ol>
        {area.path.map((step) => (
          <li key={step.code}>
            {step.code === area.code ? (
              <span aria-current="page">{pick(step.name)}</span>
            ) : (
              <Link
                to="/programmes/$id"
                params={{ id: programme.id }}
                search={step.code === COUNTRY_CODE ? {} : chooseArea(step.code)}
                resetScroll={false}
              >
                {pick(step.name)}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Numbers({ area, programme }: Props & Readonly<{ area: AreaAnswer }>) {
  const { say, formats } = useWords();
  const { counts, period } = programme;
  const isCountry = area.code === COUNTRY_CODE;
  return (
    <dl className={styles['numbers']}>
      <Figure area={area} measure={`eligible:${programme.id}`} what={say('programme.count.eligible')} />
      <Figure area={area} measure={`cannot_tell:${programme.id}`} what={say('programme.count.cannot-tell')} />
      {isCountry && counts && counts.satang !== null && period !== 'service' && (
        <div>
          <dt>{say('programme.count.money')}</dt>
          <dd>{say(`period.${period}`, { baht: formats.shortBaht(counts.satang) })}</dd>
        </div>
      )}
    </dl>
  );
}

type FigureProps = Readonly<{ area: AreaAnswer; measure: string; what: string }>;

function Figure({ area, measure, what }: FigureProps) {
  const { say, pick } = useWords();
  return (
    <div>
      <dt>{what}</dt>
      <dd>
        <Count
          area={area}
          measure={measure}
          count={area.figures[measure]}
          hidden={area.protection.hidden[measure]}
          label={(count) => say('programme.count.list', { what, count, area: pick(area.name) })}
        />
      </dd>
    </div>
  );
}
