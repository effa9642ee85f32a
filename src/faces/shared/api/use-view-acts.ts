import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { KeepView, SavedView } from '../../../contract/index.ts';
import { ask } from './ask.ts';
import { deskQuestions } from './desk-questions.ts';
import { paths } from './paths.ts';

/** Keeps a page under a name, renames it, and keeps it no longer. */
export function useViewActs() {
  const client = useQueryClient();
  const onSuccess = () => client.invalidateQueries({ queryKey: deskQuestions.views().queryKey });
  const keep = useMutation({
    mutationFn: (body: KeepView) => ask<SavedView>(paths.views, { method: 'POST', body }),
    onSuccess,
  });
  const rename = useMutation({
    mutationFn: ({ id, name }: Readonly<{ id: string; name: string }>) =>
      ask<SavedView>(paths.view(id), { method: 'POST', body: { name } }),
    onSuccess,
  });
  const remove = useMutation({
    mutationFn: (id: string) => ask(paths.view(id), { method: 'DELETE' }),
    onSuccess,
  });
  return { keep, rename, remove };
}
