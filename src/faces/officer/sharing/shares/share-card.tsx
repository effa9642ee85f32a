import type { SharingDetailAnswer } from '../../../../contract/index.ts';
import { useWords } from '../../../shared/index.ts';
import { agencies } from '../agencies.ts';
import styles from '../sharing.module.css';
import { useSpanWords } from '../use-span-words.ts';
import { ColumnTable } from './column-table.tsx';

type Share = SharingDetailAnswer['shares'][number];
type Props = Readonly<{ share: Share }>;
type CardProps = Props & Readonly<{ isAlone: boolean }>;

/** What one grant gives: to whom, about whom, which columns with which masks, within which limits and duties. */
export function ShareCard({ share, isAlone }: CardProps) {
  const words = useWords();
  const { say, pick, formats } = words;
  const acts = [
    ...share.acts.map((act) => say(`sharing.act.${act}`)),
    ...share.lookupBy.map((by) => say(`sharing.by.${by}`)),
  ];
  return (
    <article className={styles['share']} aria-labelledby={`share-${share.id}`}>
      <h3 id={`share-${share.id}`}>{pick(share.title)}</h3>
      {!share.meansAsSigned && (
        <p className={styles['warning']}>
          <strong>! {say('sharing.meaning')}</strong>
        </p>
      )}
      <dl className={styles['facts']}>
        <dt>{say('sharing.to')}</dt>
        <dd>{agencies(share.to, words)}</dd>
        <dt>{say('sharing.dataset')}</dt>
        <dd>{pick(share.dataset)}</dd>
        <dt>{say('sharing.rows')}</dt>
        <dd>{pick(share.rows)}</dd>
        <dt>{say('sharing.acts')}</dt>
        <dd>{formats.list(acts)}</dd>
        <dt>{say('sharing.limits')}</dt>
        <dd>
          <Limits share={share} />
        </dd>
        <dt>{say('sharing.duties')}</dt>
        <dd>
          <Duties share={share} />
        </dd>
      </dl>
      <ColumnTable share={share} isAlone={isAlone} />
    </article>
  );
}

function Limits({ share: { output, acts } }: Props) {
  const { say } = useWords();
  const counts = acts.includes('table');
  return (
    <ul className={styles['plain']}>
      {counts && <li>{say('sharing.limit.cell', { count: output.minCell })}</li>}
      {counts && <li>{say(output.noise === 'none' ? 'sharing.limit.no-noise' : 'sharing.limit.noise')}</li>}
      <li>{say('sharing.limit.rows', { count: output.maxRows })}</li>
      <li>{say('sharing.limit.day', { count: output.subjectsPerDay })}</li>
    </ul>
  );
}

function Duties({ share: { retain, onward, place, deleteReceipt } }: Props) {
  const { say, pick, formats } = useWords();
  const span = useSpanWords();
  return (
    <ul className={styles['plain']}>
      <li>{say('sharing.duty.retain', { span: span(retain) })}</li>
      <li>
        {onward.length === 0
          ? say('sharing.duty.nobody')
          : say('sharing.duty.onward', { parties: formats.list(onward.map(pick)) })}
      </li>
      <li>{say('sharing.duty.place', { place })}</li>
      {deleteReceipt && <li>{say('sharing.duty.delete')}</li>}
    </ul>
  );
}
