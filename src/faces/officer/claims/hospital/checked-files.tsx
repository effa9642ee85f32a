import { Button } from '@mantine/core';
import type { CheckedFilesAnswer } from '../../../../contract/index.ts';
import {
  ProblemNote,
  saveFile,
  TableHead,
  useLanguage,
  useMendFiles,
  useWords,
} from '../../../shared/index.ts';
import { FaultList } from '../frame/index.ts';
import styles from './uploads.module.css';

type Props = Readonly<{
  checked: CheckedFilesAnswer;
  files: readonly File[];
  isSending: boolean;
  onSend: () => void;
}>;

/** What the check found, sending what can be sent, and taking the mended files home. */
export function CheckedFiles({ checked, files, isSending, onSend }: Props) {
  const { say } = useWords();
  const { errors, warnings, isTaken, groups } = checked;
  const verdict =
    errors + warnings === 0
      ? say('hospital.checked.good')
      : isTaken
        ? say('hospital.checked.warned', { errors, warnings })
        : say('hospital.checked.refused', { errors });
  return (
    <div className={styles['outcome']}>
      <p className={styles['verdict']} data-good={isTaken || undefined} role="status">
        {verdict}
      </p>
      <ReadFiles checked={checked} />
      <div className={styles['buttons']}>
        {isTaken && (
          <Button onClick={onSend} loading={isSending} mih={44}>
            {say('hospital.send')}
          </Button>
        )}
        {groups.length > 0 && <Mended files={files} mendable={checked.mendable} />}
      </div>
      {groups.length > 0 && <FaultList groups={groups} />}
    </div>
  );
}

function ReadFiles({ checked: { files, claims, isTaken } }: Readonly<{ checked: CheckedFilesAnswer }>) {
  const { say, pick, formats } = useWords();
  const rows = files.reduce((sum, file) => sum + file.rows, 0);
  return (
    <>
      <p>
        {isTaken
          ? say('hospital.checked.files', { files: files.length, rows, claims })
          : say('hospital.checked.only-files', { files: files.length, rows })}
      </p>
      <details>
        <summary>{say('hospital.checked.see-files')}</summary>
        <table className={styles['files']}>
          <TableHead columns={[say('hospital.checked.file'), { number: say('hospital.checked.rows') }]} />
          <tbody>
            {files.map(({ name, title, rows: count }) => (
              <tr key={name}>
                <th scope="row">
                  <strong>{name}</strong> {pick(title)}
                </th>
                <td data-number>{formats.count(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}

function Mended({ files, mendable }: Readonly<{ files: readonly File[]; mendable: number }>) {
  const { say } = useWords();
  const { language } = useLanguage();
  const mend = useMendFiles(language);
  const take = () => mend.mutate(files, { onSuccess: (archive) => saveFile('mended.zip', archive) });
  return (
    <div className={styles['mended']}>
      <Button variant="default" loading={mend.isPending} onClick={take} mih={44}>
        {say('hospital.mended')}
      </Button>
      <p className="soft">
        {mendable > 0 ? say('hospital.mended.what', { values: mendable }) : say('hospital.mended.none')}
      </p>
      {mend.isError && <ProblemNote thrown={mend.error} onRetry={take} />}
    </div>
  );
}
