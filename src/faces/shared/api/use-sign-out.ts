import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SessionAnswer } from '../../../contract/index.ts';
import { ask } from './ask.ts';
import { paths } from './paths.ts';
import { questions } from './questions.ts';

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
  'disputes',
  'desk',
  'recent-searches',
] as const;

/** Signs out; what was asked about people before is forgotten. */
export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => ask<SessionAnswer>(paths.session, { method: 'DELETE' }),
    onSuccess: (session) => {
      client.setQueryData(questions.session().queryKey, session);
      for (const about of ABOUT_PEOPLE) void client.resetQueries({ queryKey: [about] });
    },
  });
}

/** Ends one of one's other sessions. */
export function useEndSession() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => ask(paths.ownSession(id), { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: questions.ownSessions().queryKey }),
  });
}
