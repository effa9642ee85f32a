import { Button } from '@mantine/core';
import { type DragEvent, useState } from 'react';
import { ProblemNote, useCheckFiles, useSendFiles, useWords } from '../../../shared/index.ts';
import { CheckedFiles } from './checked-files.tsx';
import { SentFiles } from './sent-files.tsx';
import styles from './uploads.module.css';

const ENDING = /\.(txt|dbf)$/i;

/** Choosing files, having them checked, and sending them; what they hold stays on the machine until it is sent. */
export function SendFiles() {
  const { say } = useWords();
  const [chosen, setChosen] = useState<readonly File[]>([]);
  const [leftOut, setLeftOut] = useState<readonly string[]>([]);
  const check = useCheckFiles();
  const { send, part } = useSendFiles();
  const take = (all: readonly File[]) => {
    const files = all.filter(({ name }) => ENDING.test(name));
    setLeftOut(all.filter(({ name }) => !ENDING.test(name)).map(({ name }) => name));
    setChosen(files);
    send.reset();
    check.reset();
    if (files.length > 0 && !isMixed(files)) check.mutate(files);
  };
  const busy = check.isPending || send.isPending;
  return (
    <section aria-labelledby="drop" className={`${styles['block']} no-paper`}>
      <h2 id="drop">{say('hospital.drop.title')}</h2>
      <DropArea onTake={take} isBusy={busy} hasFiles={chosen.length > 0} />
      <div role="status" className={styles['outcome']}>
        {leftOut.length > 0 && (
          <p className="soft">
            {say(chosen.length > 0 ? 'hospital.drop.left-out' : 'hospital.drop.none', {
              names: leftOut.slice(0, 5).join(', '),
            })}
          </p>
        )}
        {isMixed(chosen) && <p className={styles['refused']}>{say('hospital.drop.mixed')}</p>}
        {check.isPending && <p>{say('hospital.checking', { files: chosen.length })}</p>}
        {send.isPending && <Progress part={part} />}
        {send.data && <SentFiles sent={send.data} />}
      </div>
      {check.isError && <ProblemNote thrown={check.error} onRetry={() => check.mutate(chosen)} />}
      {send.isError && (
        <ProblemNote
          thrown={send.error}
          title={say('hospital.not-sent.failed')}
          kept={say('hospital.not-sent.kept')}
          onRetry={() => send.mutate(chosen)}
        />
      )}
      {check.data && !send.data && (
        <CheckedFiles
          checked={check.data}
          files={chosen}
          isSending={send.isPending}
          onSend={() => send.mutate(chosen)}
        />
      )}
    </section>
  );
}

function isMixed(files: readonly File[]): boolean {
  return new Set(files.map(({ name }) => name.slice(-3).toLowerCase())).size > 1;
}

type DropProps = Readonly<{ onTake: (files: readonly File[]) => void; isBusy: boolean; hasFiles: boolean }>;

function DropArea({ onTake, isBusy, hasFiles }: DropProps) {
  const { say } = useWords();
  const [over, setOver] = useState<'over' | 'away'>('away');
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver('away');
    if (!isBusy) onTake([...event.dataTransfer.files]);
  };
  return (
    <fieldset
      className={styles['drop']}
      data-over={over === 'over' || undefined}
      aria-labelledby="drop"
      onDragOver={(event) => {
        event.preventDefault();
        setOver('over');
      }}
      onDragLeave={() => setOver('away')}
      onDrop={drop}
    >
      <p>{say('hospital.drop.what')}</p>
      <Button component="label" variant={hasFiles ? 'default' : 'filled'} disabled={isBusy} mih={44}>
        {say(hasFiles ? 'hospital.drop.again' : 'hospital.drop.choose')}
        <input
          type="file"
          multiple
          className={styles['input']}
          disabled={isBusy}
          onChange={(event) => {
            const files = [...(event.currentTarget.files ?? [])];
            // The same files chosen again are a choice, too.
            event.currentTarget.value = '';
            onTake(files);
          }}
        />
      </Button>
    </fieldset>
  );
}

function Progress({ part }: Readonly<{ part: number }>) {
  const { say } = useWords();
  const percent = Math.round(part * 100);
  return (
    <p className={styles['progress']}>
      <progress max={100} value={percent} aria-label={say('hospital.sending', { percent })} />
      {say('hospital.sending', { percent })}
    </p>
  );
}
