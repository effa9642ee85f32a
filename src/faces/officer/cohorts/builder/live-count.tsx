import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { AskCondition, CohortPreview } from '../../../../contract/index.ts';
import { listQuestions, ProblemNote, questions, Shape, useWords } from '../../../shared/index.ts';
import styles from './builder.module.css';

type Props = Readonly<{ asked: AskCondition | undefined }>;

const AREAS_SHOWN = 8;

/** Whom a condition would meet, counted anew with every change; no names. */
export function LiveCount({ asked }: Props) {
  const { say } = useWords();
  const preview = useQuery(listQuestions.preview(asked));
  return (
    <section aria-labelledby="count" className={styles['count']} aria-busy={preview.isFetching}>
      <h2 id="count">{say('build.count')}</h2>
      {!asked && <p className="soft">{say('build.count.wait')}</p>}
      {asked && preview.isPending && <Shape heights={[48, 24, 160]} />}
      {asked && preview.isError && (
        <ProblemNote thrown={preview.error} onRetry={() => void preview.refetch()} />
      )}
      {asked && preview.data && !preview.isError && (
        <>
          <Counted preview={preview.data} />
          <Overlap asked={asked} />
        </>
      )}
    </section>
  );
}

function Counted({ preview }: Readonly<{ preview: CohortPreview }>) {
  const { say, pick, formats } = useWords();
  const { people, satangAMonth, notKnown, sentence, asOf } = preview;
  return (
    <>
      <div aria-live="polite">
        <p className={styles['people']}>{say('build.count.people', { count: people })}</p>
        <p className="soft">
          {satangAMonth > 0 && `${say('build.count.money', { baht: formats.wholeBaht(satangAMonth) })} · `}
          {say('app.as-of', { date: formats.date(asOf) })}
        </p>
        {people === 0 && <p>{say('build.count.none')}</p>}
      </div>
      {notKnown > 0 && <p className="soft">{say('build.count.unknown', { count: notKnown })}</p>}
      <p>
        <span className="soft">{say('build.sentence')}: </span>
        {pick(sentence)}
      </p>
      {people > 0 && <Stages preview={preview} />}
      {people > 0 && <Areas preview={preview} />}
    </>
  );
}

const SEXES = ['m', 'f', null] as const;

function Stages({ preview }: Readonly<{ preview: CohortPreview }>) {
  const { say, pick, formats } = useWords();
  const content = useQuery(questions.measures());
  const titleOf = (stage: string | null) => {
    const group = content.data?.groups.find(({ id }) => id === `stage:${stage}`);
    return group ? pick(group.title) : say('unknown');
  };
  const sexes = SEXES.filter((sex) => preview.byStage.some((one) => one.sex === sex));
  const stages = [...Map.groupBy(preview.byStage, ({ stage }) => stage)];
  const order = content.data?.groups.map(({ id }) => id) ?? [];
  stages.sort(([left], [right]) => order.indexOf(`stage:${left}`) - order.indexOf(`stage:${right}`));
  return (
    <table className={styles['profile']}>
      <caption>{say('build.stages')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('build.stage')}</th>
          {sexes.map((sex) => (
            <th key={sex} scope="col" data-number>
              {sex === null ? say('unknown') : say(`sex.${sex}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {stages.map(([stage, of]) => (
          <tr key={stage}>
            <th scope="row">{titleOf(stage)}</th>
            {sexes.map((sex) => (
              <td key={sex} data-number>
                {formats.count(of.find((one) => one.sex === sex)?.people ?? 0)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Areas({ preview }: Readonly<{ preview: CohortPreview }>) {
  const { say, pick, formats } = useWords();
  const more = preview.byArea.length - AREAS_SHOWN;
  return (
    <>
      <table className={styles['profile']}>
        <caption>{say('build.areas')}</caption>
        <tbody>
          {preview.byArea.slice(0, AREAS_SHOWN).map(({ place, people, satangAMonth }) => (
            <tr key={place.code}>
              <th scope="row">{pick(place.name)}</th>
              <td data-number>{say('build.count.people', { count: people })}</td>
              <td data-number className="soft">
                {satangAMonth > 0 && `${formats.wholeBaht(satangAMonth)} ${say('sheet.baht')}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && <p className="soft">{say('build.areas.more', { count: more })}</p>}
    </>
  );
}

function Overlap({ asked }: Readonly<{ asked: AskCondition }>) {
  const { say } = useWords();
  const overlap = useQuery(listQuestions.overlap(asked));
  if (overlap.isError && !overlap.data)
    return (
      <ProblemNote
        thrown={overlap.error}
        kept={say('problem.kept-rest')}
        onRetry={() => void overlap.refetch()}
      />
    );
  if (!overlap.data) return <Shape heights={[24, 24]} />;
  const { lists } = overlap.data;
  return (
    <div>
      <h3>{say('build.overlap')}</h3>
      {lists.length === 0 ? (
        <p className="soft">{say('build.overlap.none')}</p>
      ) : (
        <ul className={styles['overlap']}>
          {lists.map(({ id, name, shared }) => (
            <li key={id}>
              {say('build.overlap.line', { shared })}{' '}
              <Link to="/lists/$list" params={{ list: id }}>
                {name}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
