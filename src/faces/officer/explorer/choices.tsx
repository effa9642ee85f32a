import { Button, SegmentedControl } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { levelBelow, MEASURE_LAYERS } from '../../../base/model/index.ts';
import { AreaFinder, ChoiceBox, useWords } from '../../shared/index.ts';
import { BY_LOCAL, hasLocals } from '../area/area-view.ts';
import { type Axis, chooseArea, type ExploreChoice } from '../frame/index.ts';
import styles from './explorer.module.css';
import type { Explorer } from './use-explorer.ts';

type Props = Readonly<{ explorer: Explorer }>;

const AXES: readonly Axis[] = ['area', 'sex', 'stage', 'group', 'time'];
const NOTHING = '';

/** Changes the address by some choices; what becomes undefined leaves it. */
function useChoose() {
  const navigate = useNavigate({ from: '/explore' });
  return (change: Readonly<Partial<Record<keyof ExploreChoice, string | number | undefined>>>) =>
    void navigate({
      search: (search) => {
        const all = Object.entries({ ...search, ...change }).filter(([, value]) => value !== undefined);
        return Object.fromEntries(all);
      },
      resetScroll: false,
    });
}

/** All that decides what the table shows. */
export function Choices({ explorer }: Props) {
  const { say } = useWords();
  return (
    <section aria-label={say('explore.choices')} className={`${styles['choices']} no-paper`}>
      <MeasureChoice explorer={explorer} />
      <AreaChoice explorer={explorer} />
      <LevelChoice explorer={explorer} />
      <AxisChoices explorer={explorer} />
      <GroupChoice explorer={explorer} />
      <DayChoice explorer={explorer} />
      <ShowChoice explorer={explorer} />
    </section>
  );
}

function MeasureChoice({ explorer: { content, measure } }: Props) {
  const { say, pick } = useWords();
  const choose = useChoose();
  const data = MEASURE_LAYERS.map((layer) => ({
    group: say(`layer.${layer}`),
    items: content.measures
      .filter((one) => one.layer === layer)
      .map(({ id, title }) => ({ value: id, label: pick(title) })),
  })).filter(({ items }) => items.length > 0);
  return (
    <ChoiceBox
      label={say('explore.measure')}
      data={data}
      value={measure.id}
      onChoose={(id) => choose({ measure: id, sort: undefined })}
    />
  );
}

function AreaChoice({ explorer: { choice } }: Props) {
  const { say } = useWords();
  const choose = useChoose();
  return (
    <AreaFinder
      key={String(choice.area)}
      label={say('explore.area.choose')}
      onChoose={({ code }) => choose({ area: chooseArea(code).area, sort: undefined })}
    />
  );
}

function LevelChoice({ explorer: { area, content, by } }: Props) {
  const { say, pick } = useWords();
  const choose = useChoose();
  const regions = area.level === 'country' ? content.regions : [];
  const locals = hasLocals(area);
  if (regions.length === 0 && !locals) return null;
  return (
    <ChoiceBox
      label={say('explore.level')}
      data={[
        { value: NOTHING, label: say(`level.${levelBelow(area.level)}`) },
        ...regions.map(({ id, title }) => ({ value: id, label: pick(title) })),
        ...(locals ? [{ value: BY_LOCAL, label: say('area.by.local') }] : []),
      ]}
      value={by ?? NOTHING}
      onChoose={(id) => choose({ by: id || undefined })}
    />
  );
}

function AxisChoices({ explorer: { rows, columns } }: Props) {
  const { say } = useWords();
  const choose = useChoose();
  const items = AXES.map((axis) => ({ value: axis, label: say(`explore.axis.${axis}`) }));
  return (
    <>
      <ChoiceBox
        label={say('explore.rows')}
        data={items}
        value={rows}
        onChoose={(axis) => choose({ rows: axis, sort: undefined })}
      />
      <ChoiceBox
        label={say('explore.columns')}
        data={[
          { value: NOTHING, label: say('explore.axis.none') },
          ...items.filter(({ value }) => value !== rows),
        ]}
        value={columns ?? NOTHING}
        onChoose={(axis) => choose({ columns: axis || undefined, sort: undefined })}
      />
      {columns && (
        <Button
          variant="default"
          className={styles['swap'] ?? ''}
          onClick={() => choose({ rows: columns, columns: rows, sort: undefined })}
        >
          {say('explore.swap')}
        </Button>
      )}
    </>
  );
}

/** One group for the whole table; not where groups are rows or columns already. */
function GroupChoice({ explorer: { content, group, rows, columns } }: Props) {
  const { say, pick } = useWords();
  const choose = useChoose();
  if ([rows, columns].some((axis) => axis === 'sex' || axis === 'stage' || axis === 'group')) return null;
  return (
    <ChoiceBox
      label={say('area.group')}
      data={[
        { value: NOTHING, label: say('area.group.all') },
        ...content.groups.map(({ id, title }) => ({ value: id, label: pick(title) })),
      ]}
      value={group ?? NOTHING}
      onChoose={(id) => choose({ group: id || undefined })}
    />
  );
}

/** The day of the figures; not where days are rows or columns. */
function DayChoice({ explorer: { day, rows, columns } }: Props) {
  const { say, formats } = useWords();
  const choose = useChoose();
  if (day.days.length < 2 || rows === 'time' || columns === 'time') return null;
  return (
    <ChoiceBox
      label={say('explore.day')}
      data={day.days.toReversed().map((one) => ({ value: one, label: formats.date(one) }))}
      value={day.shown}
      onChoose={(on) => choose({ on })}
    />
  );
}

function ShowChoice({ explorer: { measure, as } }: Props) {
  const { say } = useWords();
  const choose = useChoose();
  if (measure.over === null) return null;
  return (
    <SegmentedControl
      aria-label={say('explore.show')}
      value={as}
      data={[
        { value: 'count', label: say('explore.show.count') },
        { value: 'rate', label: say('explore.show.rate') },
      ]}
      onChange={(value) => choose({ show: value === 'rate' ? 'rate' : undefined })}
    />
  );
}
