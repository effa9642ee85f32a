import type { AreaStep } from '../../../contract/index.ts';
import { useWords } from '../../shared/index.ts';
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
  return (
    <nav aria-label={say('area.breadcrumb')} className={styles['path']}>
      <ol>
        {path.map((step) => (
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
