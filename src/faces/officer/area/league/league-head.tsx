import { useNavigate } from '@tanstack/react-router';
import type { MeasureAnswer } from '../../../../contract/index.ts';
import { useWords } from '../../../shared/index.ts';
import type { SortBy } from '../../frame/index.ts';
import { useAreaView } from '../area-view.ts';
import styles from './league.module.css';

/** The heads of the columns, which also say and change the order. */
export function LeagueHead({ money }: Readonly<{ money: MeasureAnswer | undefined }>) {
  const { say, pick } = useWords();
  const { layer, listed } = useAreaView();
  const per = layer.over === 'people' ? 'league.per.1000' : 'league.per.100';
  return (
    <thead>
      <tr>
        <th scope="col" className={styles['rank']}>
          <span className="heard">#</span>
        </th>
        <th scope="col">{say(`level.${listed.level}`)}</th>
        <SortHead title={pick(layer.title)} unit={say(`unit.${layer.unit}`)} />
        {money && <SortHead by="money" title={pick(money.title)} unit={say('unit.satang-a-month')} />}
        {layer.over === null && layer.unit !== 'ratio' && (
          <th scope="col" className={styles['number']}>
            {say('league.share', { name: pick(listed.of.name) })}
            <span className={styles['unit']}>%</span>
          </th>
        )}
        {layer.over !== null && (
          <SortHead
            by="difference"
            title={say('league.difference', { name: pick(listed.of.name) })}
            unit={say(per)}
          />
        )}
      </tr>
    </thead>
  );
}

type SortProps = Readonly<{ by?: SortBy; title: string; unit: string }>;

function SortHead({ by, title, unit }: SortProps) {
  const { say } = useWords();
  const { choice } = useAreaView();
  const navigate = useNavigate({ from: '/area/$code' });
  const sorted = choice.sort === by;
  return (
    <th scope="col" className={styles['number']} aria-sort={sorted ? 'descending' : undefined}>
      <button
        type="button"
        className={styles['sort']}
        title={say('league.sort', { column: title })}
        onClick={() =>
          void navigate({
            search: ({ sort: _, ...search }) => (by ? { ...search, sort: by } : search),
            resetScroll: false,
            replace: true,
          })
        }
      >
        {title}
        <span aria-hidden="true">{sorted ? ' ▾' : ''}</span>
      </button>
      <span className={styles['unit']}>{unit}</span>
    </th>
  );
}
