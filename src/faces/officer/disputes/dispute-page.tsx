import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { OpenedDisputeAnswer } from '../../../contract/index.ts';
import {
  ApiCalls,
  codeOf,
  disputePaths,
  disputeQuestions,
  ProblemNote,
  Shape,
  useWords,
} from '../../shared/index.ts';
import { usePageTitle } from '../frame/index.ts';
import { SignInNeeded } from '../session/index.ts';
import { AnswerForm } from './answer-form.tsx';
import { ClockMark } from './clock-mark.tsx';
import styles from './disputes.module.css';
import { History } from './history.tsx';
import { NEEDS_SIGN_IN } from './needs-sign-in.ts';
import { useValueWords } from './use-value-words.ts';

const SHAPE = [24, 44, 24, 120, 160, 80];

/** One dispute: what the register says beside what the citizen says, the answer, and its history. */
export function DisputePage() {
  const { say, pick } = useWords();
  const { dispute: id } = useParams({ from: '/disputes/$dispute' });
  const dispute = useQuery(disputeQuestions.one(id));
  usePageTitle(dispute.data && pick(dispute.data.label));
  const needed = NEEDS_SIGN_IN[codeOf(dispute.error) ?? ''];
  if (needed) return <SignInNeeded level={1} title="disputes.needed" why={needed} />;
  if (dispute.isPending) return <Shape heights={SHAPE} />;
  if (!dispute.data)
    return <ProblemNote level={1} thrown={dispute.error} onRetry={() => void dispute.refetch()} />;
  return (
    <div className={styles['page']}>
      <Link to="/disputes" search={{}} className="no-paper">
        ← {say('disputes.back')}
      </Link>
      <Head dispute={dispute.data} />
      <Sides dispute={dispute.data} />
      <Outcome dispute={dispute.data} />
      <AnswerForm key={dispute.data.step} dispute={dispute.data} />
      <History dispute={dispute.data} />
      <ApiCalls paths={[disputePaths.one(id)]} />
    </div>
  );
}

type Props = Readonly<{ dispute: OpenedDisputeAnswer }>;

function Head({ dispute }: Props) {
  const { say, pick } = useWords();
  const { person, label, source, agency, clock } = dispute;
  return (
    <header className={styles['head']}>
      <div>
        <h1>{pick(label)}</h1>
        <p>
          {person.ageYears === null
            ? say('disputes.person.no-age', { name: person.name })
            : say('disputes.person', { name: person.name, years: person.ageYears })}
          {person.place && ` · ${pick(person.place)}`}
        </p>
        <p className="soft">
          {pick(source)} · {pick(agency)}
        </p>
      </div>
      <ClockMark clock={clock} />
    </header>
  );
}

function Sides({ dispute }: Props) {
  const { say, formats } = useWords();
  const write = useValueWords(dispute.type);
  const { said, saidAsOf, wants, note, now } = dispute;
  return (
    <section aria-labelledby="sides">
      <h2 id="sides">{say('disputes.sides')}</h2>
      <dl className={styles['sides']}>
        <div>
          <dt>{say('disputes.side.register')}</dt>
          <dd className={styles['big']}>{write(said)}</dd>
          {saidAsOf && (
            <dd className="soft">{say('disputes.side.as-of', { date: formats.date(saidAsOf) })}</dd>
          )}
        </div>
        <div>
          <dt>{say('disputes.side.citizen')}</dt>
          <dd className={styles['big']}>
            {wants.value === null ? say('disputes.side.unsure') : write(wants)}
          </dd>
          {note && <dd className={styles['note']}>“{note}”</dd>}
        </div>
        <div>
          <dt>{say('disputes.side.now')}</dt>
          <dd className={styles['big']}>{write(now)}</dd>
        </div>
      </dl>
    </section>
  );
}

/** What becomes of what was found right: a run uses a fact, and a hospital corrects its claim. */
function nextOf(applied: OpenedDisputeAnswer['applied']) {
  if (applied === null) return 'disputes.claim';
  return applied ? 'disputes.applied' : 'disputes.not-applied';
}

function Outcome({ dispute }: Props) {
  const { say, pick, formats } = useWords();
  const write = useValueWords(dispute.type);
  const { right, applied, changes } = dispute;
  if (!right) return null;
  const standing = ({ standing: how, satangAMonth }: (typeof changes)[number]['before']) =>
    satangAMonth
      ? `${say(`disputes.standing.${how}`)} ${say('disputes.value.baht', { baht: formats.baht(satangAMonth) })}`
      : say(`disputes.standing.${how}`);
  return (
    <section className={styles['outcome']}>
      <p>
        <strong>{say('disputes.right', { value: write(right) })}</strong>
      </p>
      <p>{say(nextOf(applied))}</p>
      {changes.length > 0 && (
        <>
          <h2>{say('disputes.changes')}</h2>
          <ul>
            {changes.map((change) => (
              <li key={change.programme}>
                {say('disputes.change', {
                  right: pick(change.title),
                  before: standing(change.before),
                  after: standing(change.after),
                })}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
