import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { questions } from '../../../shared/index.ts';
import { useAreaView } from '../area-view.ts';
import { leagueRows, moneyOf } from './league-rows.ts';

/** The rows of table and map, from one answer and in one order, so that the two can never disagree. */
export function useLeague() {
  const { listed, layer, group, choice, content } = useAreaView();
  const children = useQuery(questions.children(listed.of.code, group?.id, listed.by));
  const money = moneyOf(content.measures, layer);
  const { data } = children;
  const rows = useMemo(
    () =>
      leagueRows(data?.children ?? [], {
        layer,
        money,
        group: group?.id,
        against: listed.figures,
        sort: choice.sort,
      }),
    [data, layer, money, group, listed.figures, choice.sort],
  );
  return { children, rows, money };
}
