import type { Claim } from '../../../base/claim/index.ts';
import type { Country } from '../../../country.ts';
import { readFile } from '../../../filesets/index.ts';
import { openClaimReader } from '../files/index.ts';
import { sampleUpload } from './sample-upload.ts';

/** A well-written visit of whoever has a number, as a hospital claims it. */
export function sampleClaim(
  country: Pick<Country, 'filesets'>,
  { number, seq, hospital = '10670' }: Readonly<{ number: string; seq: string; hospital?: string }>,
): Claim {
  const set = country.filesets().get('sixteen-files');
  const opened = sampleUpload(set, { hospital, visits: 1 }).flatMap(({ name, bytes }) => {
    const description = set.byName.get(name.replace('.txt', ''));
    return description ? [readFile(description, bytes, { form: 'txt' })] : [];
  });
  const [claim] = openClaimReader(set)(hospital, opened);
  if (!claim) throw new RangeError('the sample has one visit');
  return { ...claim, seq, key: `${hospital}/OP/${claim.hn}/${seq}`, patient: { ...claim.patient, number } };
}
