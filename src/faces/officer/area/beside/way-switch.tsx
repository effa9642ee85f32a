import { SegmentedControl } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useWords } from '../../../shared/index.ts';
import { useAreaView } from '../area-view.ts';
import styles from './beside.module.css';

const PROVINCES = '';

/** By which areas the country is parted: its provinces, or the regions of a scheme. */
export function WaySwitch() {
  const { say, pick } = useWords();
  const { area, content, listed } = useAreaView();
  const navigate = useNavigate({ from: '/area/$code' });
  if (area.level !== 'country' || content.regions.length === 0) return null;
  return (
    <SegmentedControl
      className={`${styles['ways']} no-paper`}
      aria-label={say('area.by')}
      value={listed.by ?? PROVINCES}
      data={[
        { value: PROVINCES, label: say('area.by.province') },
        ...content.regions.map(({ id, title }) => ({ value: id, label: pick(title) })),
      ]}
      onChange={(value) =>
        void navigate({
          search: ({ by: _, ...search }) => (value === PROVINCES ? search : { ...search, by: value }),
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
