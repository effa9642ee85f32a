import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { COUNTRY_CODE } from '../../../base/model/index.ts';
import type {
  AreaAnswer,
  AreaChildrenAnswer,
  MeasureAnswer,
  MeasuresAnswer,
} from '../../../contract/index.ts';
import { questions } from '../../shared/index.ts';
import { BY_LOCAL, hasLocals } from '../area/area-view.ts';
import type { Axis, ExploreChoice } from '../frame/index.ts';

const FIRST_MEASURE = 'missing_out';

/** What the explorer shows, with every choice of the address made good: what is not said, and what there is not, has a default. */
export type Explorer = Readonly<{
  choice: ExploreChoice;
  content: MeasuresAnswer;
  measure: MeasureAnswer;
  group: string | undefined;
  area: AreaAnswer;
  /** The scheme of regions, where the country is parted by one. */
  by: string | undefined;
  children: AreaChildrenAnswer;
  rows: Axis;
  columns: Axis | undefined;
  as: 'count' | 'rate';
  day: Day;
}>;

/** The day that is shown, and how it stands with the one the link names. */
export type Day = Readonly<{
  shown: string;
  current: string;
  /** `gone` when the day of the link is not kept, and the current one is shown instead. */
  standing: 'current' | 'old' | 'gone';
  wanted: string | undefined;
  /** All days that are kept, oldest first. */
  days: readonly string[];
}>;

type Waiting = Readonly<{ explorer: undefined; error: Error | null; retry: () => void }>;

/** The explorer's choice and what it needs to know before it can ask for figures. */
export function useExplorer(): Waiting | Readonly<{ explorer: Explorer }> {
  const choice = useSearch({ from: '/explore' });
  const code = String(choice.area ?? COUNTRY_CODE);
  const content = useQuery(questions.measures());
  const area = useQuery(questions.area(code));
  const by = wayOf(choice, area.data, content.data);
  const children = useQuery({ ...questions.children(code, undefined, by), enabled: area.data !== undefined });
  const measure = measureOf(content.data, choice.measure);
  const history = useQuery({
    ...questions.history({ code, measure: measure?.id ?? '' }),
    enabled: measure !== undefined,
  });
  const asked = [content, area, children, history];
  if (content.data && measure && area.data && children.data && history.data) {
    const days = history.data.points.map(({ asOf }) => asOf);
    const day = dayOf(choice.on, area.data.asOf, days);
    const facts = {
      choice,
      content: content.data,
      measure,
      area: area.data,
      by,
      children: children.data,
      day,
    };
    return { explorer: { ...facts, ...tableOf(choice, facts) } };
  }
  return {
    explorer: undefined,
    error: asked.find(({ error }) => error !== null)?.error ?? null,
    retry: () => {
      for (const one of asked) if (one.isError) void one.refetch();
    },
  };
}

function wayOf({ by }: ExploreChoice, area: AreaAnswer | undefined, content: MeasuresAnswer | undefined) {
  if (by === BY_LOCAL && area) return hasLocals(area) ? BY_LOCAL : undefined;
  if (area?.level !== 'country') return undefined;
  return content?.regions.find(({ id }) => id === by)?.id;
}

function measureOf(
  content: MeasuresAnswer | undefined,
  wanted: string | undefined,
): MeasureAnswer | undefined {
  const byId = (id: string | undefined) => content?.measures.find((measure) => measure.id === id);
  return byId(wanted) ?? byId(FIRST_MEASURE) ?? content?.measures[0];
}

function dayOf(wanted: string | undefined, current: string, kept: readonly string[]): Day {
  const days = [...new Set([...kept, current])].toSorted();
  if (wanted === undefined || wanted === current)
    return { shown: current, current, standing: 'current', wanted, days };
  const isKept = days.includes(wanted);
  return { shown: isKept ? wanted : current, current, standing: isKept ? 'old' : 'gone', wanted, days };
}

/** Rows and columns are never parted by the same; a village has no areas below it. */
function tableOf(
  choice: ExploreChoice,
  { content, measure, children }: Pick<Explorer, 'content' | 'measure' | 'children'>,
): Pick<Explorer, 'rows' | 'columns' | 'group' | 'as'> {
  const rows = choice.rows ?? (children.children.length > 0 ? 'area' : 'sex');
  const columns = choice.columns === rows ? undefined : choice.columns;
  return {
    rows,
    columns,
    group: content.groups.find(({ id }) => id === choice.group)?.id,
    as: choice.show === 'rate' && measure.over !== null ? 'rate' : 'count',
  };
}
