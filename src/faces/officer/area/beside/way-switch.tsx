import { SegmentedControl } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { levelBelow } from '../../../../base/model/index.ts';
import { useWords } from '../../../shared/index.ts';
import { BY_LOCAL, hasLocals, useAreaView } from '../area-view.ts';
import styles from './beside.module.css';

const LEVELS = '';

/** By which areas an area is parted: those of the next level, the regions of a scheme, or local administrations. */
export function WaySwitch() {
  const { say, pick } = useWords();
  const { area, content, listed } = useAreaView();
  const navigate = useNavigate({ from: '/area/$code' });
  const regions = area.level === 'country' ? content.regions : [];
  const locals = hasLocals(area);
  if (regions.length === 0 && !locals) return null;
  return (
    <SegmentedControl
      className={`${styles['ways']} no-paper`}
      aria-label={say('area.by')}
      value={listed.by ?? LEVELS}
      data={[
        { value: LEVELS, label: say(`level.${levelBelow(area.level)}`) },
        ...regions.map(({ id, title }) => ({ value: id, label: pick(title) })),
        ...(locals ? [{ value: BY_LOCAL, label: say('area.by.local') }] : []),
      ]}
      onChange={(value) =>
        void navigate({
          search: ({ by: _, ...search }) => (value === LEVELS ? search : { ...search, by: value }),
          resetScroll: false,
        })
      }
    />
  );
}

/** What is known of where a scheme of regions comes from. */
export function WayNote() {
  const { pick, say } = useWords();
  const { content, listed } = useAreaView();
  const scheme = content.regions.find(({ id }) => id === listed.by);
  if (!scheme) return null;
  return (
    <p className="soft">
      {!scheme.verified && `${say('measure.not-verified')} · `}
      {scheme.note && pick(scheme.note)}
    </p>
  );
}
