import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { DisputeAnswer, MeAnswer, OpenDispute, StepDispute } from '../../../contract/index.ts';
import { ask } from '../../shared/index.ts';
import { paths } from './questions.ts';

/** What a citizen does: say that a fact is wrong, go on with it, act for a dependent, sign out. */
export function useActs() {
  const client = useQueryClient();
  const disputed = async () => {
    await Promise.all([
      client.invalidateQueries({ queryKey: ['own', 'disputes'] }),
      client.invalidateQueries({ queryKey: ['own', 'facts'] }),
      client.invalidateQueries({ queryKey: ['own', 'visits'] }),
    ]);
  };
  const open = useMutation({
    mutationFn: (body: OpenDispute) => ask<DisputeAnswer>(paths.disputes, { method: 'POST', body }),
    onSuccess: disputed,
  });
  const step = useMutation({
    mutationFn: (body: StepDispute) => ask<DisputeAnswer>(paths.disputeStep, { method: 'POST', body }),
    onSettled: disputed,
  });
  const actFor = useMutation({
    mutationFn: (person: string | null) => ask<MeAnswer>(paths.acting, { method: 'POST', body: { person } }),
    // What was read of one person is nothing to the next.
    onSuccess: () => client.resetQueries({ queryKey: ['own'] }),
  });
  const signOut = useMutation({
    mutationFn: () => ask<unknown>(paths.session, { method: 'DELETE' }),
    onSuccess: () => {
      client.clear();
      window.location.assign('/me');
    },
  });
  return { open, step, actFor, signOut };
}
