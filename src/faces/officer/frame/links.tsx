import { type HistoryState, Link, useLocation, useRouter, useSearch } from '@tanstack/react-router';
import { type ReactNode, useCallback } from 'react';
import { type AreaChoice, readAreaChoice } from './address.ts';
import { wayTo } from './way-to.ts';

type AreaLinkProps = Readonly<{ code: string; className?: string | undefined; children: ReactNode }>;

/** Leads to another area and keeps layer, group and order. */
export function AreaLink({ code, className, children }: AreaLinkProps) {
  const choice = useAreaChoice();
  const fromRegion = useLocation({ select: (location) => wayFrom(location, code).fromRegion });
  const state = fromRegion === undefined ? {} : { fromRegion };
  return (
    <Link to="/area/$code" params={{ code }} search={choice} state={state} className={className ?? ''}>
      {children}
    </Link>
  );
}

type PeopleLinkProps = Readonly<{
  code: string;
  measure: string;
  group?: string | undefined;
  label?: string;
  className?: string | undefined;
  children: ReactNode;
}>;

/** Leads to the people behind a figure. */
export function PeopleLink({ code, measure, group, label, className, children }: PeopleLinkProps) {
  const search = { measure, ...(group ? { group } : {}) };
  return (
    <Link
      to="/area/$code/people"
      params={{ code }}
      search={search}
      className={className ?? ''}
      aria-label={label}
    >
      {children}
    </Link>
  );
}

/** What to remember of the way from a location to another area. */
export function wayFrom({ pathname, state }: From, code: string): ReturnType<typeof wayTo> {
  return wayTo(code, { here: pathname.split('/')[2] ?? '', fromRegion: state.fromRegion });
}

type From = Readonly<{ pathname: string; state: HistoryState }>;

/** The choice of the page one is on, as far as areas have it. */
export function useAreaChoice(): AreaChoice {
  return useSearch({
    strict: false,
    select: (search) => readAreaChoice({ ...search }),
    structuralSharing: true,
  });
}

/** The address of an area, for links that the router does not draw itself. */
export function useAreaAddress(): (code: string) => string {
  const router = useRouter();
  const choice = useAreaChoice();
  return useCallback(
    (code) => router.buildLocation({ to: '/area/$code', params: { code }, search: choice }).href,
    [router, choice],
  );
}
