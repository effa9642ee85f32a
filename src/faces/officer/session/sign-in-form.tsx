import { Button, Radio, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { COUNTRY_CODE } from '../../../base/model/index.ts';
import { AreaFinder, ProblemNote, questions, type SignIn, useSignIn, useWords } from '../../shared/index.ts';
import styles from './session.module.css';

const NAME = 'dev';
const MOST_LETTERS = 80;
const ROLES = ['officer', 'steward', 'viewer'] as const;

type Props = Readonly<{ first?: SignIn['role']; onDone?: () => void }>;

/** The development sign-in: a role, for names an area, and for a steward the name answers are kept under. It says what it is. */
export function SignInForm({ first = 'officer', onDone }: Props) {
  const { say } = useWords();
  const session = useQuery(questions.session());
  const { signIn } = useSignIn();
  const [role, setRole] = useState<SignIn['role']>(first);
  const [area, setArea] = useState<string>(COUNTRY_CODE);
  const [name, setName] = useState(NAME);
  if (session.data && !session.data.developmentSignIn) return <p>{say('session.closed')}</p>;
  const submit = () =>
    signIn.mutate({ role, area, name: name.trim() || NAME }, { onSuccess: () => onDone?.() });
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p className={styles['development']}>
        <strong>{say('session.development')}</strong>
        {say('session.development.why')}
      </p>
      <Radio.Group
        label={say('session.role')}
        value={role}
        onChange={(value) => setRole(ROLES.find((one) => one === value) ?? 'viewer')}
      >
        {ROLES.map((one) => (
          <RoleChoice key={one} value={one} />
        ))}
      </Radio.Group>
      {role !== 'viewer' && <AreaChoice area={area} onChoose={setArea} />}
      {role === 'steward' && (
        <TextInput
          label={say('session.name')}
          description={say('session.name.why')}
          maxLength={MOST_LETTERS}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      )}
      {signIn.isError && <ProblemNote thrown={signIn.error} onRetry={submit} />}
      <Button type="submit" loading={signIn.isPending}>
        {say('session.sign-in')}
      </Button>
    </form>
  );
}

function RoleChoice({ value }: Readonly<{ value: SignIn['role'] }>) {
  const { say } = useWords();
  return (
    <Radio
      mt="xs"
      value={value}
      label={say(`session.role.${value}`)}
      description={say(`session.role.${value}.sees`)}
    />
  );
}

function AreaChoice({ area, onChoose }: Readonly<{ area: string; onChoose: (code: string) => void }>) {
  const { say, pick } = useWords();
  const chosen = useQuery(questions.area(area));
  return (
    <div>
      <p className={styles['chosen']}>
        {say('session.area')} <strong>{chosen.data ? pick(chosen.data.name) : area}</strong>
      </p>
      <AreaFinder label={say('session.area.change')} onChoose={(found) => onChoose(found.code)} />
    </div>
  );
}
