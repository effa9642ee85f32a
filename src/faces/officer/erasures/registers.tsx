import type { ErasureAnswer } from '../../../contract/index.ts';
import { TableHead, useWords } from '../../shared/index.ts';
import styles from './erasures.module.css';

type Props = Readonly<{ registers: ErasureAnswer['registers']; isOpen?: true }>;

/** How many rows of which register there are of a person; folded up beside other things. */
export function Registers({ registers, isOpen }: Props) {
  const { say } = useWords();
  if (registers.length === 0) return <p className="soft">{say('erasures.registers.none')}</p>;
  if (isOpen) return <RegisterTable registers={registers} />;
  return (
    <details>
      <summary>{say('erasures.registers', countOf(registers))}</summary>
      <RegisterTable registers={registers} />
    </details>
  );
}

/** How many registers, and rows in all. */
export function countOf(registers: ErasureAnswer['registers']): { registers: number; rows: number } {
  return { registers: registers.length, rows: registers.reduce((all, { rows }) => all + rows, 0) };
}

function RegisterTable({ registers }: Pick<Props, 'registers'>) {
  const { say, pick, formats } = useWords();
  return (
    <table className={styles['registers']}>
      <caption className="heard">{say('erasures.registers', countOf(registers))}</caption>
      <TableHead columns={[say('erasures.register'), { number: say('erasures.rows') }]} />
      <tbody>
        {registers.map(({ source, title, agency, rows }) => (
          <tr key={source}>
            <td>
              {pick(title)}
              <span className={styles['law']}>{pick(agency)}</span>
            </td>
            <td data-number>{formats.count(rows)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
