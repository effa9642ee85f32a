import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import type { AreaStep } from '../../../contract/index.ts';
import { questions, useWords } from '../../shared/index.ts';
import styles from './frame.module.css';
import { AreaLink } from './links.tsx';

type Props = Readonly<{
  path: readonly AreaStep[];
  /** The area one is on, which needs no link. */
  here?: string;
}>;

/** The way from the country down to an area. */
export function AreaPath({ path, here }: Props) {
  const { say, pick } = useWords();
  const steps = useStepsWithRegion(path);
  return (
    <nav aria-label={say('area.breadcrumb')} className={styles['path']}>
      <ol>
        {steps.map((step) => (
          <li key={step.code}>
            {step.code === here ? (
              <span aria-current="page">{pick(step.name)}</span>
            ) : (
              <AreaLink code={step.code}>{pick(step.name)}</AreaLink>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** A province that was opened from a region leads back there. */
function useStepsWithRegion(path: readonly AreaStep[]): readonly AreaStep[] {
  const fromRegion = useLocation({ select: ({ state }) => state.fromRegion });
  const region = useQuery({ ...questions.area(fromRegion ?? ''), enabled: fromRegion !== undefined });
  const [country, ...below] = path;
  if (!country || below[0]?.level !== 'province' || !region.data) return path;
  const { code, level, name } = region.data;
  return [country, { code, level, name }, ...below];
}
