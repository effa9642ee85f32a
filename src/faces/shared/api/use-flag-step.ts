import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FlagStanding, PersonFlags, TakeFlagStep } from '../../../contract/index.ts';
import { ask } from './ask.ts';
import { type FlagName, paths } from './paths.ts';
import { questions } from './questions.ts';

/** Takes a step with a flag; how the flag stands then is told at once wherever it is shown. */
export function useFlagStep(flag: FlagName) {
  const client = useQueryClient();
  const { queryKey } = questions.personFlags(flag.person);
  return useMutation({
    mutationFn: (body: TakeFlagStep) => ask<FlagStanding>(paths.personFlag(flag), { method: 'POST', body }),
    onSuccess: (standing) => {
      client.setQueryData(queryKey, (before) => before && withStanding(before, flag, standing));
      void client.invalidateQueries({ queryKey: ['flags'] });
    },
  });
}

function withStanding(before: PersonFlags, flag: FlagName, standing: FlagStanding): PersonFlags {
  return {
    ...before,
    flags: before.flags.map((one) =>
      one.programme === flag.programme && one.kind === flag.kind ? { ...one, ...standing } : one,
    ),
  };
}
