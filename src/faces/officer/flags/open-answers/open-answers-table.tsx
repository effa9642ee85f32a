import { useQuery } from '@tanstack/react-query';
import type { AreaAnswer, OpenAnswers } from '../../../../contract/index.ts';
import { Bar, questions, TableHead, useWords } from '../../../shared/index.ts';
import { PeopleLink } from '../../frame/index.ts';
import { useFlagSubject } from '../flag-subject.ts';
import styles from './open-answers.module.css';

type Props = Readonly<{ area: AreaAnswer; open: OpenAnswers }>;
type Condition = OpenAnswers['conditions'][number];

/** Conditions nobody can judge, those that keep most people waiting first. */
export function OpenAnswersTable({ area, open }: Props) {
  const { say, pick } = useWords();
  const most = Math.max(...open.conditions.map(({ people }) => people));
  return (
    <table className={`rows ${styles['open']}`}>
      <caption className="heard">{say('open-answers.caption', { area: pick(area.name) })}</caption>
      <TableHead
        columns={[
          say('open-answers.question'),
          say('open-answers.facts'),
          { number: say('open-answers.people') },
          { number: say('open-answers.alone') },
        ]}
      />
      <tbody>
        {open.conditions.map((condition) => (
          <ConditionLine
            key={`${condition.programme} ${condition.condition}`}
            condition={condition}
            area={area}
            part={condition.people / most}
          />
        ))}
      </tbody>
    </table>
  );
}

type LineProps = Readonly<{ condition: Condition; area: AreaAnswer; part: number }>;

function ConditionLine({ condition, area, part }: LineProps) {
  const { say, pick, formats } = useWords();
  return (
    <tr>
      <th scope="row">
        {pick(condition.text)}
        <span className={styles['programme']}>
          <WaitingList condition={condition} area={area} />
        </span>
      </th>
      <td data-whole>
        <Facts condition={condition} area={area} />
      </td>
      <td data-number data-label={say('open-answers.people')}>
        {formats.count(condition.people)}
        <Bar part={part} tone="signal" />
      </td>
      <td data-number data-label={say('open-answers.alone')}>
        {formats.count(condition.alone)}
      </td>
    </tr>
  );
}

/** The programme, which leads to all for whom it cannot be told. */
function WaitingList({ condition, area }: Omit<LineProps, 'part'>) {
  const { say } = useWords();
  const subject = useFlagSubject();
  const content = useQuery(questions.measures());
  const programme = subject.programme(condition.programme);
  const measure = content.data?.measures.find((one) => one.id === `cannot_tell:${condition.programme}`);
  if (!measure?.hasList) return programme;
  return (
    <PeopleLink code={area.code} measure={measure.id} label={say('open-answers.list', { programme })}>
      {programme}
    </PeopleLink>
  );
}

function Facts({ condition, area }: Omit<LineProps, 'part'>) {
  const { say, pick, formats } = useWords();
  const nameOf = (register: string) => {
    const source = area.sources.find((one) => one.source === register);
    return source
      ? `${pick(source.title)} (${pick(source.agency)})`
      : say('open-answers.not-received', { register });
  };
  return (
    <ul>
      {condition.facts.map(({ fact, label, registers }) => (
        <li key={fact}>
          {pick(label)}{' '}
          <span className="soft">
            {registers.length > 0
              ? say('open-answers.registers', { registers: formats.list(registers.map(nameOf)) })
              : say('open-answers.no-register')}
          </span>
        </li>
      ))}
    </ul>
  );
}
