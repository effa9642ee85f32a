import { mkdir, writeFile as writeBytes } from 'node:fs/promises';
import { join } from 'node:path';
import type { Country } from '../../../../country.ts';
import { inventUpload, writeFile } from '../../../../filesets/index.ts';

const CLAIMS = 20;
const A_MONTH_MS = 32 * 86_400_000;

/** Writes an invented upload of the month before into a folder of its hospital, whose code it gives. */
export async function inventUploadInto(folder: string, country: Country): Promise<string> {
  const set = country.filesets().get(country.claims().fileSet);
  const month = new Date(Date.now() - A_MONTH_MS).toISOString().slice(0, 'YYYY-MM'.length).replace('-', '');
  const { hospital, rows } = inventUpload({
    set,
    content: country.filesets().invented(),
    names: country.synthetic().names(),
    seed: 1,
    hospital: 0,
    claims: CLAIMS,
    month,
    faultShare: 0,
  });
  const own = join(folder, hospital);
  await mkdir(own, { recursive: true });
  for (const description of set.files.slice(0, set.mostFiles)) {
    const present = description.columns.map(({ optional }) => !optional);
    const bytes = writeFile(description, rows.get(description.name) ?? [], {
      form: 'txt',
      header: true,
      present,
    });
    await writeBytes(join(own, `${description.name}.txt`), bytes);
  }
  return hospital;
}
