import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type {
  HomeVisitAnswer,
  HouseholdVisits,
  PersonHomeVisits,
  RecordHomeVisit,
} from '../../../../contract/index.ts';
import { ask } from '../ask.ts';
import { paths } from '../paths.ts';

/** Addresses of the API about visits to households. */
export const visitPaths = {
  ofHousehold: (id: string) => `${paths.household(id)}/visits`,
  ofPerson: (id: string) => `${paths.person(id)}/visits`,
  withdraw: (visit: string) => `/api/v1/home-visits/${encodeURIComponent(visit)}/withdraw`,
} as const;

/** What pages ask of visits; kept for no longer than it is shown. */
export const homeVisitQuestions = {
  ofHousehold: (id: string) =>
    queryOptions({
      queryKey: ['household', id, 'visits'],
      queryFn: ({ signal }) => ask<HouseholdVisits>(visitPaths.ofHousehold(id), { signal }),
      gcTime: 0,
    }),
  ofPerson: (id: string) =>
    queryOptions({
      queryKey: ['person', id, 'visits'],
      queryFn: ({ signal }) => ask<PersonHomeVisits>(visitPaths.ofPerson(id), { signal }),
      gcTime: 0,
    }),
};

/** Writes a visit to a household down, and takes one back; lists and sheets then say anew when it was visited. */
export function useHomeVisitActs(household: string) {
  const client = useQueryClient();
  const changed = () => {
    void client.invalidateQueries({ queryKey: homeVisitQuestions.ofHousehold(household).queryKey });
    void client.invalidateQueries({ queryKey: ['lists'] });
    void client.invalidateQueries({ queryKey: ['desk'] });
  };
  const record = useMutation({
    mutationFn: (body: RecordHomeVisit) =>
      ask<HomeVisitAnswer>(visitPaths.ofHousehold(household), { method: 'POST', body }),
    onSuccess: changed,
  });
  const withdraw = useMutation({
    mutationFn: ({ visit, reason }: Readonly<{ visit: string; reason: string }>) =>
      ask<Readonly<{ withdrawn: true }>>(visitPaths.withdraw(visit), { method: 'POST', body: { reason } }),
    onSuccess: changed,
  });
  return { record, withdraw };
}
