import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { paths, questions, useWords } from '../../shared/index.ts';

type Props = Readonly<{ size?: 'compact-md' | 'sm' }>;

/** The way to the identity provider, and from there back to this very page. */
export function SignInLink({ size = 'sm' }: Props) {
  const { say } = useWords();
  const session = useQuery(questions.session());
  if (session.data?.signInOffered === false) return <p>{say('session.closed')}</p>;
  const goTo = (link: HTMLAnchorElement) => {
    // The page one is on may have changed its address since this was drawn.
    const { pathname, search } = window.location;
    link.href = paths.signIn(`${pathname}${search}`);
  };
  return (
    <Button
      component="a"
      href={paths.signIn('/')}
      size={size}
      mih={36}
      onClick={(event) => goTo(event.currentTarget)}
    >
      {say('session.sign-in')}
    </Button>
  );
}
