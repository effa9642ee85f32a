import { useQuery } from '@tanstack/react-query';
import type { ClaimStatementsAnswer } from '../../../../contract/index.ts';
import {
  claimPaths,
  claimQuestions,
  ProblemNote,
  Shape,
  TableHead,
  useWords,
} from '../../../shared/index.ts';
import { useClaimWords } from '../frame/index.ts';
import styles from './hospital-claims.module.css';

/** Statements to take home: what payers decided by month, and what is paid together. */
export function Statements() {
  const { say } = useWords();
  const statements = useQuery(claimQuestions.statements());
  const { decided = [], batches = [] } = statements.data ?? {};
  return (
    <section aria-labelledby="statements" className={styles['statements']}>
      <h2 id="statements">{say('hospital.statements')}</h2>
      <p className="soft">{say('hospital.statements.what')}</p>
      {statements.isPending && <Shape heights={[40, 44]} />}
      {statements.isError && (
        <ProblemNote thrown={statements.error} onRetry={() => void statements.refetch()} />
      )}
      {statements.data && decided.length + batches.length === 0 && <p>{say('hospital.statements.empty')}</p>}
      {statements.data && decided.length + batches.length > 0 && <Documents answer={statements.data} />}
    </section>
  );
}

type Line = Readonly<{
  id: string;
  document: string;
  payer: string;
  claims: number;
  satang: number | null;
  path: (format: string) => string;
}>;

function Documents({ answer }: Readonly<{ answer: ClaimStatementsAnswer }>) {
  const { say, pick, formats } = useWords();
  const words = useClaimWords();
  const lines: readonly Line[] = [
    ...answer.batches.map(({ number, payer, title, claims, satang }) => ({
      id: number,
      document: say('hospital.statements.stm', { number }),
      payer: pick(title),
      claims,
      satang,
      path: (format: string) => claimPaths.stm(payer, number, format),
    })),
    ...answer.decided.map(({ payer, title, month, claims }) => ({
      id: `${payer} ${month}`,
      document: say('hospital.statements.rep', { month: words.month(month) }),
      payer: pick(title),
      claims,
      satang: null,
      path: (format: string) => claimPaths.rep(payer, month, format),
    })),
  ];
  return (
    <table className="rows" data-dense>
      <caption className="heard">{say('hospital.statements.caption')}</caption>
      <TableHead
        columns={[
          say('hospital.statements.document'),
          say('hospital.statements.payer'),
          { number: say('hospital.statements.claims') },
          { number: say('hospital.statements.amount') },
        ]}
      >
        <th scope="col" className="no-paper">
          {say('hospital.statements.files')}
        </th>
      </TableHead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <th scope="row">{line.document}</th>
            <td data-label={say('hospital.statements.payer')}>{line.payer}</td>
            <td data-label={say('hospital.statements.claims')} data-number>
              {formats.count(line.claims)}
            </td>
            <td data-label={line.satang === null ? undefined : say('hospital.statements.amount')} data-number>
              {line.satang === null ? '' : formats.baht(line.satang)}
            </td>
            <td className="no-paper" data-whole>
              <Formats line={line} formats={answer.formats} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Formats({ line, formats }: Readonly<{ line: Line; formats: readonly string[] }>) {
  const { say } = useWords();
  return (
    <ul className={styles['formats']}>
      {formats.map((format) => (
        <li key={format}>
          <a
            href={line.path(format)}
            download
            aria-label={say('hospital.statements.file', { document: line.document, format })}
          >
            {format}
          </a>
        </li>
      ))}
    </ul>
  );
}
