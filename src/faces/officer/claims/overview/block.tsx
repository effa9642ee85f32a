import type { ReactNode } from 'react';
import type { FileTable } from '../../../shared/index.ts';
import { CsvButton } from './csv-button.tsx';
import styles from './overview.module.css';

type Props = Readonly<{
  /** Of the heading, which names the table too. */
  id: string;
  title: string;
  /** Its table as a file, under which name; nothing where there is none to hand over. */
  file: Readonly<{ name: string; table: () => Pick<FileTable, 'head' | 'lines'> }> | undefined;
  children: ReactNode;
}>;

/** A part of the overview: its heading, its table to take home, and what it shows. */
export function Block({ id, title, file, children }: Props) {
  return (
    <section className={styles['block']} aria-labelledby={id}>
      <div className={styles['blockHead']}>
        <h2 id={id}>{title}</h2>
        {file && <CsvButton title={title} {...file} />}
      </div>
      {children}
    </section>
  );
}
