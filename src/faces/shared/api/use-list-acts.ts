import { useMutation, useQueryClient } from '@tanstack/react-query';
import type {
  ChangeByHand,
  ChangeCohort,
  CohortChanges,
  CohortDetail,
  CohortRefreshed,
  CreateCohort,
  ExportCohort,
} from '../../../contract/index.ts';
import { ask, askFile } from './ask.ts';
import { listQuestions } from './list-questions.ts';
import { paths } from './paths.ts';

/** Makes a target list. */
export function useNewList() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: CreateCohort) => ask<CohortDetail>(paths.lists, { method: 'POST', body }),
    onSuccess: (made) => {
      client.setQueryData(listQuestions.list(made.id).queryKey, made);
      void client.invalidateQueries({ queryKey: listQuestions.lists().queryKey });
    },
  });
}

/** What can be done with one target list; what it is then is told at once wherever it is shown. */
export function useListActs(id: string) {
  const client = useQueryClient();
  const peopleChanged = () => {
    void client.invalidateQueries({ queryKey: ['lists', 'people'] });
    void client.invalidateQueries({ queryKey: ['lists', 'sheet'] });
  };
  const changed = (list: CohortDetail) => {
    client.setQueryData(listQuestions.list(id).queryKey, list);
    void client.invalidateQueries({ queryKey: listQuestions.lists().queryKey });
  };
  const change = useMutation({
    mutationFn: (body: ChangeCohort) => ask<CohortDetail>(paths.list(id), { method: 'POST', body }),
    onSuccess: changed,
  });
  const refresh = useMutation({
    mutationFn: () => ask<CohortRefreshed>(paths.listRefresh(id), { method: 'POST' }),
    onSuccess: ({ list }) => {
      changed(list);
      peopleChanged();
      void client.invalidateQueries({ queryKey: listQuestions.changes(id).queryKey });
    },
  });
  const byHand = useMutation({
    mutationFn: (body: ChangeByHand) =>
      ask<CohortChanges>(paths.listPeople({ id }), { method: 'POST', body }),
    onSuccess: (changes) => {
      client.setQueryData(listQuestions.changes(id).queryKey, changes);
      peopleChanged();
    },
  });
  const save = useMutation({
    mutationFn: (body: ExportCohort) => askFile(paths.listExport(id), body),
    onSuccess: () => client.invalidateQueries({ queryKey: listQuestions.list(id).queryKey }),
  });
  return { change, refresh, byHand, save };
}
