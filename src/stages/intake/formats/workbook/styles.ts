import { attributesOf, type XmlHandler } from './xml-scan.ts';

/** Numbers of formats that show a day or a time in every workbook; those from 71 on are of the Thai calendar. */
const DATE_FORMATS: readonly (readonly [number, number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
  [71, 81],
];
const DATE_TOKENS = /^(s{1,2}|m{1,5}|h{1,2}|d{1,4}|a{3,5}|a|p|am|pm|y{1,2}|yyyy|e{1,2}|eeee)$/;

/** Which cell styles show a day, by their place. */
export type Styles = Readonly<{ handler: XmlHandler; isDate: (style: number) => boolean }>;

/** Reads which styles show days, for a workbook keeps a day as a number and only the style tells. */
export function readStyles(): Styles {
  const templates = new Map<number, string>();
  const formats: number[] = [];
  let isInside = false;
  const own = new Map<number, boolean>();
  const isDate = (format: number): boolean => {
    if (DATE_FORMATS.some(([first, last]) => format >= first && format <= last)) return true;
    const known = own.get(format) ?? isDateTemplate(templates.get(format) ?? '');
    own.set(format, known);
    return known;
  };
  return {
    handler: {
      open: (name, attributes) => {
        if (name === 'cellXfs') isInside = true;
        if (name === 'numFmt') {
          const { numFmtId, formatCode = '' } = attributesOf(attributes);
          templates.set(Number(numFmtId), formatCode);
        }
        if (name === 'xf' && isInside) formats.push(Number(attributesOf(attributes)['numFmtId'] ?? 0));
      },
      close: (name) => {
        if (name === 'cellXfs') isInside = false;
      },
      text: () => undefined,
    },
    isDate: (style) => isDate(formats[style] ?? 0),
  };
}

/** Whether a format that a person made shows nothing but parts of dates and times, and text between them. */
function isDateTemplate(template: string): boolean {
  const plain = template.toLowerCase().replace(/;@$/, '').replaceAll(/\\./g, ' ');
  return plain.split(';').some((part) => {
    const tokens = part
      .replaceAll(/"[^"]*"/g, ' ')
      .replaceAll(/(\[?[smhd]{1,2}\]?)[.,]00?0?/g, '$1')
      .replaceAll(/\[([smhd]{1,2})\]/g, '$1')
      .replaceAll(/\[[^\]]*\]/g, '')
      .split(/[^a-z0#?%]+/)
      .filter((token) => token !== '');
    return tokens.length > 0 && tokens.every((token) => DATE_TOKENS.test(token));
  });
}
