import { Button } from '@mantine/core';
import { useState } from 'react';
import { drawPicture, saveFile, textFile, useWords, writeCsv, writeXlsx } from '../../../shared/index.ts';
import { useAreaView } from '../area-view.ts';
import { useLeague } from '../league/use-league.ts';
import { leagueTable } from './league-table.ts';
import { pictureOnPage } from './picture-on-page.ts';
import { useFileNotes } from './use-file-notes.ts';

/** Hands over the table's areas with every measure as a file, and the map as a picture. */
export function ExportButtons() {
  const words = useWords();
  const { say, pick } = words;
  const { content, layer, group, listed } = useAreaView();
  const { rows } = useLeague();
  const notes = useFileNotes();
  const [failed, setFailed] = useState('');
  if (rows.length === 0) return null;
  const name = `chipao-${[listed.of.code, listed.by].filter(Boolean).join('-')}`;
  const table = () =>
    leagueTable({
      children: rows.map((row) => row.child),
      measures: content.measures,
      group: group?.id,
      words,
    });
  const saveBook = () => {
    const definitions = content.measures.map(
      ({ title, definition }) => `${pick(title)}: ${pick(definition)}`,
    );
    const sheets = { figures: say('export.figures'), notes: say('export.notes') };
    saveFile(`${name}.xlsx`, writeXlsx({ ...table(), notes: [...notes, '', ...definitions] }, sheets));
  };
  const savePicture = () => {
    const title = `${say('map.title', { layer: pick(layer.title) })} ${pick(listed.of.name)}`;
    const picture = pictureOnPage(title, notes.slice(1));
    setFailed('');
    if (!picture) return setFailed(say('export.failed'));
    drawPicture(picture).then(
      (file) => saveFile(`${name}-${layer.id.replaceAll(':', '-')}.png`, file),
      () => setFailed(say('export.failed')),
    );
  };
  return (
    <>
      <Button variant="default" onClick={() => saveFile(`${name}.csv`, textFile(writeCsv(table())))}>
        {say('area.export')}
      </Button>
      <Button variant="default" onClick={saveBook}>
        {say('export.xlsx')}
      </Button>
      <Button variant="default" onClick={savePicture}>
        {say('export.png')}
      </Button>
      <span role="status">{failed}</span>
    </>
  );
}
