import { z } from 'zod';
import { personKeyOf, SIGN_IN_ROLES } from '../../../../base/model/index.ts';
import type { Place, SignInContent } from '../../../../country.ts';
import { type FoundCitizen, isHospitalCode } from '../../../../services/identity/index.ts';
import type { Chosen } from './invented-provider.ts';

const MOST_LETTERS = 80;

const formSchema = z.object({
  role: z.enum(SIGN_IN_ROLES),
  area: z.string().max(12).default('TH'),
  name: z.string().trim().min(1).max(MOST_LETTERS).default('dev'),
  person: z
    .string()
    .refine((text) => text === '' || personKeyOf(text) !== undefined)
    .optional(),
  agency: z.string().max(40).optional(),
  weak: z.literal('true').optional(),
});

/** Reads whom somebody chose: one of the people of the page, or a role, an area and a name. Gives nothing for what fits neither. */
export function readChosen(
  body: unknown,
  places: readonly Place[],
  {
    invented,
    citizens,
  }: Readonly<{ invented: SignInContent['invented']; citizens: readonly FoundCitizen[] }>,
): Chosen | undefined {
  const who = z.object({ who: z.string() }).safeParse(body).data?.who;
  if (who !== undefined) return official(who, invented) ?? citizen(who, citizens);
  const form = formSchema.safeParse(body).data;
  if (form?.role === 'hospital' && !isHospitalCode(form.agency)) return undefined;
  if (!form || !places.some(({ code, retired }) => code === form.area && !retired)) return undefined;
  return {
    ...form,
    person: form.person || undefined,
    agency: form.agency || undefined,
    weak: form.weak === 'true',
  };
}

function official(who: string, { officials }: SignInContent['invented']): Chosen | undefined {
  const found = officials.find(({ id }) => who === `official:${id}`);
  return found && { role: found.role, area: found.area, name: found.name.th, agency: found.agency };
}

function citizen(who: string, citizens: readonly FoundCitizen[]): Chosen | undefined {
  const found = citizens.find((one) => who === `citizen:${one.citizen.id}`);
  return found && { role: 'citizen', area: 'TH', name: found.citizen.name.th, person: found.person };
}
