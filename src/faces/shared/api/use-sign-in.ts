import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SessionAnswer } from '../../../contract/index.ts';
import { ask } from './ask.ts';
import { paths } from './paths.ts';
import { questions } from './questions.ts';

/** What the development sign-in asks for. */
export type SignIn = Readonly<{ role: 'viewer' | 'officer' | 'steward'; area: string; name: string }>;

const ABOUT_PEOPLE = [
  'people',
  'person',
  'explanation',
  'looks',
  'find-people',
  'household',
  'household-package',
  'flags',
  'person-flags',
  'review',
  'lists',
] as const;

/** Signs in or out; what was asked about people before is forgotten. */
export function useSignIn() {
  const client = useQueryClient();
  const onSuccess = (session: SessionAnswer) => {
    client.setQueryData(questions.session().queryKey, session);
    // What was looked for in this tab was another reader's.
    window.sessionStorage.clear();
    for (const about of ABOUT_PEOPLE) void client.resetQueries({ queryKey: [about] });
  };
  const signIn = useMutation({
    mutationFn: (body: SignIn) => ask<SessionAnswer>(paths.session, { method: 'POST', body }),
    onSuccess,
  });
  const signOut = useMutation({
    mutationFn: () => ask<SessionAnswer>(paths.session, { method: 'DELETE' }),
    onSuccess,
  });
  return { signIn, signOut };
}
