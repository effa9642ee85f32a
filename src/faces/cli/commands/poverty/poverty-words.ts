import type { Text } from '../../../../base/model/index.ts';

/** The words of `chipao poverty`. `{name}` is filled in. */
export const WORDS = {
  identification: {
    th: '{title}: ยากจนเมื่อขาดแคลนรวมน้ำหนักตั้งแต่ {cutOff} จาก {weightsSum}',
    en: '{title}: poor from {cutOff} of {weightsSum} weights lacking',
  },
  census: {
    th: 'นับครบทุกแถว จึงไม่มีความคลาดเคลื่อนจากการสุ่ม (หากเป็นตัวอย่าง ระบุ --sample หรือคอลัมน์ของการสุ่ม)',
    en: 'A full count, so there is no sampling error (for a sample say --sample, or name its columns).',
  },
  sample: {
    th: 'ตัวอย่างสุ่ม องศาอิสระ {degrees} ช่วงความเชื่อมั่น 95 %',
    en: 'A sample with {degrees} degrees of freedom; intervals of 95 %.',
  },
  rows: {
    th: 'อ่าน {rows} แถว นับ {counted} แถว แทนคน {people} คน ยากจน {poor} คน',
    en: '{rows} rows read, {counted} counted, standing for {people} people; {poor} are poor.',
  },
  leftOut: {
    th: 'ตัดออก {rows} แถวเพราะไม่ทราบคำตอบ หากรวมด้วย สัดส่วนคนจนอยู่ระหว่าง {least} ถึง {most}',
    en: '{rows} rows left out because an answer is not known; with them the share of the poor lies between {least} and {most}.',
  },
  figure: { th: 'ตัวเลข', en: 'figure' },
  value: { th: 'ค่า', en: 'value' },
  error: { th: 'คลาดเคลื่อน', en: 'std. error' },
  interval: { th: 'ช่วงความเชื่อมั่น', en: 'interval' },
  headcount: { th: 'H สัดส่วนคนจน', en: 'H  share of the poor' },
  intensity: { th: 'A ความรุนแรงเฉลี่ยของคนจน', en: 'A  what the poor lack on average' },
  adjustedHeadcount: { th: 'M0 = H × A', en: 'M0 = H × A' },
  vulnerable: { th: 'เกือบจน', en: 'nearly poor' },
  severe: { th: 'จนรุนแรง', en: 'severely poor' },
  inequality: { th: 'ความเหลื่อมล้ำในหมู่คนจน', en: 'inequality among the poor' },
  indicator: { th: 'ตัวชี้วัด', en: 'indicator' },
  weight: { th: 'น้ำหนัก', en: 'weight' },
  raw: { th: 'ขาดแคลน', en: 'lacking' },
  censored: { th: 'จนและขาดแคลน', en: 'poor and lacking' },
  contribution: { th: 'ส่วนใน M0', en: 'share of M0' },
  dimension: { th: 'มิติ', en: 'dimension' },
  group: { th: 'กลุ่ม', en: 'group' },
  notSaid: { th: '(ไม่ระบุ)', en: '(not said)' },
  population: { th: 'สัดส่วนคน', en: 'share of people' },
} as const satisfies Record<string, Text>;
