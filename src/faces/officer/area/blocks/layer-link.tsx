import { Link } from '@tanstack/react-router';
import type { MeasureAnswer } from '../../../../contract/index.ts';
import { useWords } from '../../../shared/index.ts';
import { useAreaView } from '../area-view.ts';

/** A measure's name, which puts it on the map. */
export function LayerLink({ measure }: Readonly<{ measure: MeasureAnswer }>) {
  const { pick } = useWords();
  const { area, choice, layer } = useAreaView();
  return (
    <Link
      to="/area/$code"
      params={{ code: area.code }}
      search={{ ...choice, layer: measure.id }}
      resetScroll={false}
      title={pick(measure.definition)}
      aria-current={layer.id === measure.id ? 'true' : undefined}
    >
      {pick(measure.title)}
    </Link>
  );
}
