import { saveFile, useListActs, useWords } from '../../../shared/index.ts';
import styles from '../lists.module.css';
import { ReasonForm } from './reason-form.tsx';

/** Hands the list over as a file; what it is for is asked first and kept. */
export function ExportList({ list }: Readonly<{ list: string }>) {
  const { say, language } = useWords();
  const { save } = useListActs(list);
  return (
    <details>
      <summary>{say('list.export')}</summary>
      <p className={`soft ${styles['wide']}`}>{say('list.export.why')}</p>
      <ReasonForm
        label={say('list.export.reason')}
        ways={[
          { id: 'xlsx', label: say('list.export.xlsx') },
          { id: 'csv', label: say('list.export.csv') },
        ]}
        isBusy={save.isPending}
        thrown={save.error}
        onGive={(reason, way) =>
          save.mutate(
            { format: way === 'csv' ? 'csv' : 'xlsx', language, reason },
            { onSuccess: ({ name, file }) => saveFile(name, file) },
          )
        }
      />
    </details>
  );
}
