import type { QueryClient } from '@tanstack/react-query';
import { areaLevelOf, COUNTRY_CODE, parentOf, parseAreaCode } from '../../../base/model/index.ts';
import { drawingOf, questions } from '../../shared/index.ts';
import { BY_LOCAL } from './area-view.ts';

/** How long a page's figures wait for its map: long enough for a map near by, so that nothing flickers. */
const MAP_WAIT_MS = 150;

/** The area whose children a page lists and draws: its own, or for a village those it stands among. */
export function listedCodeOf(text: string): string {
  const code = parseAreaCode(text);
  return (code && areaLevelOf(code) === 'village' && parentOf(code)) || text;
}

/** Asks for all a page needs at once. Only the figures are waited for: table and map may fail by themselves. */
export async function loadArea(
  client: QueryClient,
  code: string,
  { group, by }: Readonly<{ group?: string | undefined; by?: string | undefined }>,
): Promise<void> {
  const listed = listedCodeOf(code);
  const way = code === COUNTRY_CODE || by === BY_LOCAL ? by : undefined;
  const map = way === undefined ? client.prefetchQuery(drawingOf(listed)) : undefined;
  const soon = new Promise((done) => setTimeout(done, MAP_WAIT_MS));
  await Promise.all([
    client.ensureQueryData(questions.measures()),
    client.ensureQueryData(questions.area(code)),
    client.prefetchQuery(questions.children(listed, group, way)),
    Promise.race([map, soon]),
  ]);
}
