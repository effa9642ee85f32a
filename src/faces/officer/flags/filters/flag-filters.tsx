import { useMediaQuery } from '@mantine/hooks';
import { GAP_KINDS } from '../../../../base/model/index.ts';
import { type FlagsQuestion, useWords } from '../../../shared/index.ts';
import { useFlagSubject } from '../flag-subject.ts';
import { sumFlags, useFlags } from '../use-flags.ts';
import { FilterLink } from './filter-link.tsx';
import styles from './filters.module.css';

type Props = Readonly<{ question: FlagsQuestion }>;

/** In the order an officer would look at them. */
const STATES = [
  'flagged',
  'confirmed',
  'notified',
  'appealed',
  'held',
  'stopped',
  'recovered',
  'waived',
  'dismissed',
] as const;
const BAHT = [500, 1000, 3000];
const SATANG_A_BAHT = 100;

/** Where list and filters stand side by side; below it the filters are folded, so that the list comes first. */
const WIDE = '(min-width: 1181px)';

/** What the list can be narrowed to; each choice is a link, so that a view can be sent to somebody. */
export function FlagFilters({ question }: Props) {
  const { say } = useWords();
  const isWide = useMediaQuery(WIDE, true, { getInitialValueInEffect: false });
  if (isWide) return <Filters question={question} />;
  return (
    <details className={`${styles['folded']} no-paper`}>
      <summary>{say('flags.filters')}</summary>
      <Filters question={question} />
    </details>
  );
}

function Filters({ question }: Props) {
  const { say, formats } = useWords();
  return (
    <nav aria-label={say('flags.filters')} className={`${styles['filters']} no-paper`}>
      <Kinds question={question} />
      <Programmes question={question} />
      <h2>{say('flags.states')}</h2>
      <ul>
        <FilterLink choice={{ state: undefined }} label={say('flags.all')} />
        {STATES.map((state) => (
          <FilterLink key={state} choice={{ state }} label={say(`flag.state.${state}`)} />
        ))}
      </ul>
      <h2>{say('flags.amounts')}</h2>
      <ul>
        <FilterLink choice={{ atLeast: undefined }} label={say('flags.all')} />
        {BAHT.map((atLeast) => (
          <FilterLink
            key={atLeast}
            choice={{ atLeast }}
            label={say('flags.at-least', { baht: formats.baht(atLeast * SATANG_A_BAHT) })}
          />
        ))}
      </ul>
    </nav>
  );
}

function Kinds({ question }: Props) {
  const { say } = useWords();
  const subject = useFlagSubject();
  const { counts } = useFlags(question);
  const kinds = [...new Set<string>([...GAP_KINDS, ...counts.map(({ kind }) => kind)])].filter((kind) =>
    counts.some((one) => one.kind === kind),
  );
  return (
    <>
      <h2>{say('flags.kinds')}</h2>
      <ul>
        <FilterLink
          choice={{ kind: undefined, programme: undefined }}
          isHere={question.kind === undefined && question.programme === undefined}
          label={say('flags.all')}
          sum={sumFlags(counts, {})}
        />
        {kinds.map((kind) => (
          <FilterLink
            key={kind}
            choice={{ kind, programme: undefined }}
            isHere={question.kind === kind}
            label={subject.kind(kind)}
            sum={sumFlags(counts, { kind })}
          />
        ))}
      </ul>
      <p className="soft">{say('flags.counts.note')}</p>
    </>
  );
}

/** The programmes of the chosen kind, those with most flags first. */
function Programmes({ question }: Props) {
  const { say } = useWords();
  const subject = useFlagSubject();
  const { counts } = useFlags(question);
  const kind = question.kind ? { kind: question.kind } : {};
  const programmes = [...new Set(counts.map(({ programme }) => programme))]
    .map((programme) => ({ programme, sum: sumFlags(counts, { ...kind, programme }) }))
    .filter(({ sum }) => sum.flags > 0)
    .toSorted((one, other) => other.sum.flags - one.sum.flags);
  return (
    <>
      <h2>{say('flags.programmes')}</h2>
      <ul>
        <FilterLink choice={{ programme: undefined }} label={say('flags.all-programmes')} />
        {programmes.map(({ programme, sum }) => (
          <FilterLink
            key={programme}
            choice={{ programme }}
            isHere={question.programme === programme}
            label={subject.programme(programme)}
            sum={sum}
          />
        ))}
      </ul>
    </>
  );
}
