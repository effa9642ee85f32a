import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { COUNTRY_CODE } from '../../../../base/model/index.ts';
import { AreaFinder, ProblemNote, questions, Shape, useNewList, useWords } from '../../../shared/index.ts';
import { usePageTitle } from '../../frame/index.ts';
import { SignInNeeded } from '../../session/index.ts';
import { AreaName } from '../condition/area-name.tsx';
import { conditionOf, leafOf, linesIn } from '../condition/draft.ts';
import { Lines } from '../condition/lines.tsx';
import { useDraft } from '../condition/use-draft.ts';
import styles from './builder.module.css';
import { LiveCount } from './live-count.tsx';

const WAIT_MS = 150;

/** A new target list: its area, its condition line by line, and beside it at once whom that would meet. */
export function NewListPage() {
  const { say } = useWords();
  usePageTitle(say('build.title'));
  const session = useQuery(questions.session());
  if (session.isPending) return <Shape heights={[40, 200]} />;
  if (session.isError && !session.data)
    return <ProblemNote level={1} thrown={session.error} onRetry={() => void session.refetch()} />;
  if (session.data?.role !== 'officer')
    return <SignInNeeded level={1} title="lists.needed" why="session.needed.why" />;
  return <Builder ownArea={session.data.area} />;
}

function Builder({ ownArea }: Readonly<{ ownArea: string | null | undefined }>) {
  const { say } = useWords();
  const { area: asked } = useSearch({ from: '/lists/new' });
  const [area, setArea] = useState(String(asked ?? ownArea ?? COUNTRY_CODE));
  const writing = useDraft();
  const condition = useMemo(() => conditionOf(writing.draft), [writing.draft]);
  const question = useMemo(() => condition && { area, condition }, [area, condition]);
  const [wanted] = useDebouncedValue(question, WAIT_MS);
  return (
    <div className={styles['page']}>
      <h1>{say('build.title')}</h1>
      <div className={styles['columns']}>
        <form className={styles['form']} onSubmit={(event) => event.preventDefault()}>
          <AreaChoice area={area} onChoose={setArea} />
          <Lines writing={writing} />
          {linesIn(writing.draft).some((line) => leafOf(line) === undefined) && condition && (
            <p className="soft">{say('build.incomplete')}</p>
          )}
          <KeepList question={question} />
        </form>
        <LiveCount asked={wanted} />
      </div>
    </div>
  );
}

function AreaChoice({ area, onChoose }: Readonly<{ area: string; onChoose: (code: string) => void }>) {
  const { say } = useWords();
  return (
    <div className={styles['area']}>
      <p>
        {say('build.area')} <AreaName code={area} />
      </p>
      <AreaFinder label={say('build.area.choose')} onChoose={(found) => onChoose(found.code)} />
    </div>
  );
}

type KeepProps = Readonly<{ question: Parameters<typeof LiveCount>[0]['asked'] }>;

function KeepList({ question }: KeepProps) {
  const { say } = useWords();
  const navigate = useNavigate();
  const make = useNewList();
  const [name, setName] = useState('');
  const [isNameless, setNameless] = useState(false);
  const keep = () => {
    setNameless(name.trim() === '');
    if (name.trim() === '' || !question) return;
    make.mutate(
      { name: name.trim(), ...question },
      { onSuccess: (made) => void navigate({ to: '/lists/$list', params: { list: made.id } }) },
    );
  };
  return (
    <div className={styles['keep']}>
      <TextInput
        label={say('build.name')}
        description={say('build.name.hint')}
        value={name}
        maxLength={120}
        error={isNameless && say('build.name.needed')}
        onChange={(event) => {
          setName(event.currentTarget.value);
          setNameless(false);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          keep();
        }}
      />
      <Button type="button" onClick={keep} disabled={!question} loading={make.isPending}>
        {say('build.save')}
      </Button>
      <p className="soft">{say('build.names')}</p>
      {make.isError && <ProblemNote thrown={make.error} title={say('list.hand.failed')} onRetry={keep} />}
    </div>
  );
}
