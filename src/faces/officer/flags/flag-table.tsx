import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { AreaAnswer } from '../../../contract/index.ts';
import { type FlagsQuestion, NextPage, questions, StateNote, useWords } from '../../shared/index.ts';
import { FlagLine } from './flag-line.tsx';
import { useFlagSubject } from './flag-subject.ts';
import styles from './flags.module.css';
import { scopeIn } from './nothing-flagged.tsx';
import { sumFlags, useFlags } from './use-flags.ts';

type Props = Readonly<{ question: FlagsQuestion; area: AreaAnswer }>;

const COLUMNS = ['flags.people', 'flags.what', 'flags.amount', 'flags.since', 'flags.confidence'] as const;

/** The flags themselves, a page at a time, with what they have in common above them. */
export function FlagTable({ question, area }: Props) {
  const { say } = useWords();
  const { list, flags } = useFlags(question);
  return (
    <section aria-labelledby="chosen" aria-busy={list.isPlaceholderData} className={styles['list']}>
      <Chosen question={question} area={area} />
      {flags.length === 0 && !list.isPlaceholderData && <NothingFits area={area} />}
      {flags.length > 0 && (
        <table className={`rows ${styles['flags']}`} data-waiting={list.isPlaceholderData || undefined}>
          <caption className="heard">{say('flags.area')}</caption>
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th key={column} scope="col" data-number={column === 'flags.amount' || undefined}>
                  {say(column)}
                </th>
              ))}
              <th scope="col">{say('flags.state')}</th>
            </tr>
          </thead>
          <tbody>
            {flags.map((flag) => (
              <FlagLine key={`${flag.person} ${flag.kind} ${flag.programme}`} flag={flag} />
            ))}
          </tbody>
        </table>
      )}
      <After question={question} />
    </section>
  );
}

/** What is shown, in words, and how much it is. */
function Chosen({ question, area }: Props) {
  const { say, formats } = useWords();
  const subject = useFlagSubject();
  const { counts } = useFlags(question);
  const { kind, programme, state } = question;
  const session = useQuery(questions.session());
  const sum = sumFlags(counts, { ...(kind ? { kind } : {}), ...(programme ? { programme } : {}) });
  const title = [
    kind ? subject.kind(kind) : say('flags.all'),
    ...(programme ? [subject.programme(programme)] : []),
  ].join(' · ');
  const isNarrowed = state !== undefined || question.atLeastSatang !== undefined;
  const notes = [
    ...(isNarrowed ? [] : [say('flags.count', { count: sum.flags })]),
    ...(isNarrowed || sum.satangAMonth === 0
      ? []
      : [say('flags.money', { baht: formats.wholeBaht(sum.satangAMonth) })]),
    say('flags.order'),
    ...(scopeIn(area.code, session.data?.area) === 'part' ? [say('flags.own-part')] : []),
  ];
  return (
    <div>
      <h2 id="chosen">{title}</h2>
      {kind && subject.means(kind) && <p>{subject.means(kind)}</p>}
      <p className="soft" aria-live="polite">
        {notes.join(' · ')}
      </p>
    </div>
  );
}

function NothingFits({ area }: Pick<Props, 'area'>) {
  const { say } = useWords();
  return (
    <StateNote title={say('flags.empty')}>
      <p>{say('flags.empty.why')}</p>
      <Link to="/area/$code/flags" params={{ code: area.code }} search={{}}>
        {say('flags.empty.clear')}
      </Link>
    </StateNote>
  );
}

function After({ question }: Pick<Props, 'question'>) {
  const { say } = useWords();
  const { list, flags, counts } = useFlags(question);
  const { kind, programme, state, atLeastSatang } = question;
  const isWhole = state === undefined && atLeastSatang === undefined;
  const total = sumFlags(counts, { ...(kind ? { kind } : {}), ...(programme ? { programme } : {}) }).flags;
  const shown = flags.length;
  if (shown === 0) return null;
  return (
    <div className={styles['after']}>
      <p className="soft">
        {isWhole ? say('flags.shown.of', { shown, total }) : say('flags.shown', { shown })}
        {' · '}
        {say('flags.confidence.note')}
      </p>
      <NextPage list={list} label={say('flags.more')} />
    </div>
  );
}
