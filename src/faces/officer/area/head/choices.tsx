import { useNavigate } from '@tanstack/react-router';
import { memo } from 'react';
import { MEASURE_LAYERS } from '../../../../base/model/index.ts';
import type { MeasuresAnswer } from '../../../../contract/index.ts';
import { ChoiceBox, useWords } from '../../../shared/index.ts';
import styles from '../area-page.module.css';

const EVERYBODY = '';

type Props = Readonly<{
  content: Pick<MeasuresAnswer, 'measures' | 'groups'>;
  /** What is chosen of them. */
  layer: string;
  group: string | undefined;
}>;

/** What is shown of an area and of whom. Its hundreds of entries are the same for every area, and are not made anew for the next. */
export const Choices = memo(function Choices({ content, layer, group }: Props) {
  const { say, pick } = useWords();
  const navigate = useNavigate({ from: '/area/$code' });
  const layers = MEASURE_LAYERS.map((kind) => ({
    group: say(`layer.${kind}`),
    items: content.measures
      .filter((measure) => measure.layer === kind)
      .map((measure) => ({ value: measure.id, label: pick(measure.title) })),
  })).filter((one) => one.items.length > 0);
  const groups = [
    { value: EVERYBODY, label: say('area.group.all') },
    ...content.groups.map((one) => ({ value: one.id, label: pick(one.title) })),
  ];
  return (
    <div className={`${styles['choices']} no-paper`}>
      <ChoiceBox
        label={say('area.layer')}
        data={layers}
        value={layer}
        onChoose={(chosen) =>
          void navigate({ search: (search) => ({ ...search, layer: chosen }), resetScroll: false })
        }
      />
      <ChoiceBox
        label={say('area.group')}
        data={groups}
        value={group ?? EVERYBODY}
        onChoose={(chosen) =>
          void navigate({
            search: ({ group: _, ...search }) =>
              chosen === EVERYBODY ? search : { ...search, group: chosen },
            resetScroll: false,
          })
        }
      />
    </div>
  );
});
