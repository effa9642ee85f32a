import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ProgrammeAnswer } from '../../../../contract/index.ts';
import { useWords } from '../../../shared/index.ts';
import styles from './rules.module.css';

/** The whole text as a lawyer reads it, in the page's language or, with one click, in the other. */
export function FullText({ programme: { text } }: Readonly<{ programme: ProgrammeAnswer }>) {
  const { say, language } = useWords();
  const [isOther, setOther] = useState(false);
  const other = language === 'th' ? 'en' : 'th';
  const shown = isOther ? other : language;
  return (
    <div>
      <div className={styles['textHead']}>
        <h2 id="text">{say('programme.text')}</h2>
        <Button
          variant="default"
          size="compact-sm"
          className="no-paper"
          aria-pressed={isOther}
          onClick={() => setOther(!isOther)}
        >
          {say(isOther ? 'programme.text.back' : 'programme.text.other')}
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keys */}
      <section lang={shown} className={styles['text']} tabIndex={0} aria-labelledby="text">
        {text[shown].map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text never move
          <p key={index} style={{ paddingInlineStart: `${depthOf(line)}ch` }}>
            {line.trim()}
          </p>
        ))}
      </section>
    </div>
  );
}

/** How far a line stands in. */
function depthOf(line: string): number {
  return line.length - line.trimStart().length;
}
