import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import {
  ApiCalls,
  ChoiceBox,
  type ClaimsQuestion,
  claimPaths,
  claimQuestions,
  StateNote,
  useWords,
} from '../../../shared/index.ts';
import { readClaimsChoice, STANDINGS } from '../choice/index.ts';
import { ClaimsTable, HospitalFrame, useClaimWords } from '../frame/index.ts';
import styles from './hospital-claims.module.css';

/** The claims of a hospital, or those behind a number. */
export function ClaimsPage() {
  const { say } = useWords();
  const question = useSearch({ from: '/claims/list', select: (search) => readClaimsChoice({ ...search }) });
  const list = useInfiniteQuery(claimQuestions.list(question));
  const title = say('hospital.page.list');
  return (
    <HospitalFrame title={title} asOf={list.data?.pages[0]?.asOf}>
      <h1>{title}</h1>
      <Choice question={question} />
      <ClaimsTable
        question={question}
        empty={
          <StateNote title={say('hospital.list.empty')}>
            <p>{say('hospital.list.empty.why')}</p>
            <Link to="/claims/list" search={{}}>
              {say('hospital.list.clear')}
            </Link>
          </StateNote>
        }
      />
      <ApiCalls paths={[claimPaths.list(question)]} />
    </HospitalFrame>
  );
}

function Choice({ question }: Readonly<{ question: ClaimsQuestion }>) {
  const { say } = useWords();
  const words = useClaimWords();
  const navigate = useNavigate();
  const { standing, month, code, receipt } = question;
  const only = [
    month && say('hospital.list.only.month', { month: words.month(month) }),
    code && say('hospital.list.only.code', { code }),
    receipt && say('hospital.list.only.receipt', { receipt }),
  ].filter(Boolean);
  const choose = (chosen: string) => {
    const found = STANDINGS.find((one) => one === chosen);
    void navigate({ to: '/claims/list', search: { ...question, standing: found } });
  };
  return (
    <div className={`${styles['choice']} no-paper`}>
      <ChoiceBox
        label={say('hospital.list.standing')}
        value={standing ?? ''}
        onChoose={choose}
        data={[
          { value: '', label: say('hospital.list.any') },
          ...STANDINGS.map((one) => ({ value: one, label: words.standing(one) })),
        ]}
      />
      {only.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {only.length > 0 && (
        <Link to="/claims/list" search={{}}>
          {say('hospital.list.clear')}
        </Link>
      )}
    </div>
  );
}
