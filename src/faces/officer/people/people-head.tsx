import { Link, useNavigate } from '@tanstack/react-router';
import type { AreaAnswer, MeasuresAnswer } from '../../../contract/index.ts';
import { ChoiceBox, figuresOf, type PeopleQuestion, useWords } from '../../shared/index.ts';
import { AreaPath, chooseArea } from '../frame/index.ts';
import styles from './people.module.css';
import { usePeople } from './use-people.ts';

type Props = Readonly<{ area: AreaAnswer; content: MeasuresAnswer; question: PeopleQuestion }>;

const EVERYBODY = '';

/** Which people, where, and how many; the same number as on the page one comes from. */
export function PeopleHead({ area, content, question }: Props) {
  const { say, pick } = useWords();
  const measure = content.measures.find((one) => one.id === question.measure);
  const group = content.groups.find((one) => one.id === question.group);
  return (
    <div className={styles['head']}>
      <AreaPath path={area.path} />
      <h1>{say('people.title', { measure: measure ? pick(measure.title) : question.measure })}</h1>
      <p className="soft">
        {[pick(area.name), group ? pick(group.title) : say('area.group.all')].join(' · ')}
        {measure && ` · ${pick(measure.definition)}`}
      </p>
      <Choices content={content} question={question} />
      <Total area={area} question={question} />
      {measure?.hasList && (
        <p className="no-paper">
          <Link
            to="/lists/new"
            search={{ ...chooseArea(area.code), measure: measure.id, ...(group ? { group: group.id } : {}) }}
          >
            {say('people.make-list')}
          </Link>
        </p>
      )}
    </div>
  );
}

function Total({ area, question }: Pick<Props, 'area' | 'question'>) {
  const { say } = useWords();
  const { total } = usePeople(question);
  const counted = figuresOf(area, question.group)[question.measure];
  if (total === undefined) return null;
  return (
    <p className={styles['total']} aria-live="polite">
      <strong>{say('people.total', { count: total })}</strong>{' '}
      <span className="soft">
        {counted === total && say('people.equals')}
        {counted !== undefined && counted > total && say('people.scope', { count: counted })}
        {' · '}
        {say('people.order')}
      </span>
    </p>
  );
}

function Choices({ content, question }: Pick<Props, 'content' | 'question'>) {
  const { say, pick } = useWords();
  const navigate = useNavigate({ from: '/area/$code/people' });
  const measures = content.measures.filter((measure) => measure.hasList);
  return (
    <div className={`${styles['choices']} no-paper`}>
      <ChoiceBox
        label={say('people.measure')}
        data={measures.map((measure) => ({ value: measure.id, label: pick(measure.title) }))}
        value={question.measure}
        onChoose={(measure) => void navigate({ search: (search) => ({ ...search, measure }) })}
      />
      <ChoiceBox
        label={say('area.group')}
        data={[
          { value: EVERYBODY, label: say('area.group.all') },
          ...content.groups.map((group) => ({ value: group.id, label: pick(group.title) })),
        ]}
        value={question.group ?? EVERYBODY}
        onChoose={(chosen) =>
          void navigate({
            search: ({ group: _, ...search }) =>
              chosen === EVERYBODY ? search : { ...search, group: chosen },
          })
        }
      />
    </div>
  );
}
