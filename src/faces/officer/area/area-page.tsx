import { Button } from '@mantine/core';
import { useState } from 'react';
import { ApiCalls, MeasureCard, paths, SourceList, useWords } from '../../shared/index.ts';
import { PeopleLink, usePageTitle } from '../frame/index.ts';
import { AreaNeeds } from '../needs/area-needs.tsx';
import styles from './area-page.module.css';
import { BY_LOCAL, useAreaView } from './area-view.ts';
import { CompareBox, Comparison } from './beside/comparison.tsx';
import { History } from './beside/history.tsx';
import { Dimensions } from './blocks/dimensions.tsx';
import { Care, Gaps } from './blocks/gaps.tsx';
import { Groups } from './blocks/groups.tsx';
import { Programmes } from './blocks/programmes.tsx';
import { ExportButtons } from './export/export-buttons.tsx';
import { AreaHead } from './head/area-head.tsx';
import { Headlines } from './head/headlines.tsx';
import { Later } from './later.tsx';
import { League } from './league/league.tsx';
import { MapPanel } from './map/map-panel.tsx';
import { PointedProvider } from './pointed.tsx';
import { PrintButton } from './print-button.tsx';
import { useAreaKeys } from './use-area-keys.ts';

/** An area: its numbers, where to act in it, and on what all of it stands. */
export function AreaPage() {
  const { pick } = useWords();
  const view = useAreaView();
  const { area, parent } = view;
  usePageTitle(
    [area, ...(area.level === 'village' && parent ? [parent] : [])].map(({ name }) => pick(name)).join(' '),
  );
  useAreaKeys();
  return (
    <>
      <AreaHead />
      <PointedProvider key={area.code}>
        <div className={styles['first']}>
          <Headlines />
          <League />
          {view.listed.by === BY_LOCAL || area.level === 'local' ? <NoMap /> : <MapPanel />}
          <Later>
            <Dimensions />
          </Later>
        </div>
        <Later>
          <Below />
        </Later>
      </PointedProvider>
    </>
  );
}

/** What stands below map and table. */
function Below() {
  const view = useAreaView();
  const { area, content, layer } = view;
  return (
    <>
      <Actions />
      <Comparison />
      <div className={styles['second']}>
        <History />
        <MeasureCard measure={layer} measures={content.measures} sources={area.sources} />
        <Programmes />
        <Groups />
        <Gaps />
        <Care />
        <AreaNeeds view={view} />
      </div>
      <div className={styles['grounds']}>
        <SourceList sources={area.sources} version={area.version} />
      </div>
      <p className="only-paper">{window.location.href}</p>
    </>
  );
}

/** Where local administrations lie is known by their members alone; none of their boundaries is. */
function NoMap() {
  const { say } = useWords();
  return <p className="soft">{say('map.no-local')}</p>;
}

function Actions() {
  const { say, pick } = useWords();
  const { area, layer, group } = useAreaView();
  return (
    <div className={`${styles['actions']} no-paper`}>
      {layer.hasList && (
        <PeopleLink code={area.code} measure={layer.id} group={group?.id} className={styles['list']}>
          {say('area.list', { layer: pick(layer.title) })}
        </PeopleLink>
      )}
      <ExportButtons />
      <PrintButton />
      <Calls />
      <CompareBox />
    </div>
  );
}

/** The calls that give what the page shows: opened by a button, ready to copy. */
function Calls() {
  const { say } = useWords();
  const { area, listed, layer, group, choice } = useAreaView();
  const [shown, setShown] = useState<'shown' | 'hidden'>('hidden');
  const other = choice.with === undefined ? [] : [String(choice.with)];
  const calls = [
    paths.area(area.code),
    paths.children(listed.of.code, group?.id, listed.by),
    paths.history({ code: area.code, measure: layer.id, group: group?.id }),
    ...other.map((code) => paths.compare([area.code, code], group?.id)),
    paths.measures,
  ];
  return (
    <>
      <Button
        variant="default"
        aria-expanded={shown === 'shown'}
        onClick={() => setShown(shown === 'shown' ? 'hidden' : 'shown')}
      >
        <span aria-hidden="true">&lt;/&gt;&nbsp;</span>
        {say('api.show')}
      </Button>
      {shown === 'shown' && (
        <div className={styles['calls']}>
          <ApiCalls paths={calls} />
        </div>
      )}
    </>
  );
}
