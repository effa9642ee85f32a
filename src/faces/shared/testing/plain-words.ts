import type { Words } from '../messages/index.ts';

/** Words for tests: a message is its own name with its values after it, and numbers are written as they are. */
export function plainWords(formats: Partial<Words['formats']> = {}): Words {
  return {
    language: 'en',
    say: (id, values) => (values ? `${id}(${Object.values(values).join(' ')})` : id),
    pick: (text) => text.en,
    formats: {
      count: String,
      short: String,
      rate: String,
      ratio: String,
      signed: String,
      baht: String,
      wholeBaht: String,
      shortBaht: String,
      date: (iso, precision) => (precision ? `${iso}/${precision}` : iso),
      moment: String,
      list: (items) => items.join(', '),
      ...formats,
    },
  };
}
