import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { drawingOf, questions } from '../../shared/index.ts';
import { useAreaChoice } from '../frame/index.ts';
import { listedCodeOf, loadArea } from './load-area.ts';

/** How long one stays on an area before it is read ahead: longer than passing over it takes, shorter than the way to a click. */
const STAYS_MS = 40;

/**
 * Reads an area ahead that is pointed at, for it may be opened next. Outlines are for everybody. True figures are not asked for before
 * the area is opened: each asking is written down as a look, and pointing is none. Published figures are nobody's look.
 */
export function useReadAhead(code: string | undefined): void {
  const client = useQueryClient();
  const { group, by } = useAreaChoice();
  const session = useQuery(questions.session());
  const mayReadFigures = session.data?.signedIn === false;
  useEffect(() => {
    if (code === undefined) return undefined;
    const stays = setTimeout(() => {
      // What fails is asked again when the area is opened, and told there.
      if (mayReadFigures) loadArea(client, code, { group, by }).catch(() => undefined);
      else void client.prefetchQuery(drawingOf(listedCodeOf(code)));
    }, STAYS_MS);
    return () => clearTimeout(stays);
  }, [client, code, group, by, mayReadFigures]);
}
