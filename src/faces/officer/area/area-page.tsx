import { ApiCalls, paths, SourceList, useWords } from '../../shared/index.ts';
import { PeopleLink, usePageTitle } from '../frame/index.ts';
import { AreaHead } from './area-head.tsx';
import styles from './area-page.module.css';
import { useAreaView } from './area-view.ts';
import { Dimensions } from './blocks/dimensions.tsx';
import { Care, Gaps } from './blocks/gaps.tsx';
import { Groups } from './blocks/groups.tsx';
import { Programmes } from './blocks/programmes.tsx';
import { Headlines } from './headlines.tsx';
import { ExportButton } from './league/export-button.tsx';
import { League } from './league/league.tsx';
import { MapPanel } from './map/map-panel.tsx';
import { PointedProvider } from './pointed.tsx';
import { PrintButton } from './print-button.tsx';
import { useAreaKeys } from './use-area-keys.ts';

/** An area: its numbers, where to act in it, and on what all of it stands. */
export function AreaPage() {
  const { pick } = useWords();
  const { area, listed, parent, group } = useAreaView();
  usePageTitle(
    [area, ...(area.level === 'village' && parent ? [parent] : [])].map(({ name }) => pick(name)).join(' '),
  );
  useAreaKeys();
  return (
    <PointedProvider key={area.code}>
      <AreaHead />
      <div className={styles['first']}>
        <Headlines />
        <League />
        <MapPanel />
        <Dimensions />
      </div>
      <Actions />
      <div className={styles['second']}>
        <Programmes />
        <Groups />
        <Gaps />
        <Care />
      </div>
      <div className={styles['grounds']}>
        <SourceList sources={area.sources} version={area.version} />
        <ApiCalls paths={[paths.area(area.code), paths.children(listed.of.code, group?.id)]} />
      </div>
      <p className="only-paper">{window.location.href}</p>
    </PointedProvider>
  );
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
      <ExportButton />
      <PrintButton />
    </div>
  );
}
