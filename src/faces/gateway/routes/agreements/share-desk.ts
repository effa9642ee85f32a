import type { AreaNames } from '../../../../base/agreement/index.ts';
import type { Text } from '../../../../base/model/index.ts';
import type { AgreementDesk, ShareDesk } from '../../../../services/agreements/index.ts';
import type { RouteContext } from '../../gateway.ts';

/** Where an integrator's questions are answered: what is published now. */
export async function openShareDesk(context: RouteContext): Promise<ShareDesk> {
  const { lake, keys } = context;
  return { ...openShareCounter(context), reading: await context.reading.get(), lake, keys };
}

/** What is told of sharing without asking any data. */
export function openShareCounter({
  ledger,
  country,
}: RouteContext): Pick<ShareDesk, 'ledger' | 'country' | 'timeZone' | 'now'> {
  return { ledger, country: country.agreements(), timeZone: country.timeZone, now: () => new Date() };
}

/** Where agreements are shown and moved. */
export function openAgreementDesk({ ledger, country, settings }: RouteContext, actor: string): AgreementDesk {
  const { environment } = settings;
  return { book: ledger.agreements, country: country.agreements(), actor, environment };
}

/** What areas are called; the list of them is read when the first name is asked for. */
export function areaNames({ country }: Pick<RouteContext, 'country'>): AreaNames {
  let names: ReadonlyMap<string, Text> | undefined;
  return (code) => {
    names ??= new Map(country.places().map((place) => [place.code, { th: place.nameTh, en: place.nameEn }]));
    return names.get(code) ?? { th: code, en: code };
  };
}
