import type { Language } from '../model/index.ts';
import type { Condition, ConditionLeaf } from './condition.ts';

/** What the things a condition names are called, in the language of the sentence. */
export type ConditionNames = Readonly<{
  area: (code: string) => string;
  measure: (id: string) => string;
  stage: (id: string) => string;
  group: (id: string) => string;
  dimension: (id: string) => string;
  programme: (id: string) => string;
}>;

type Leaf<Key extends string> = Extract<ConditionLeaf, Readonly<Record<Key, unknown>>>;
type Age = Leaf<'age'>['age'];
type Standing = Leaf<'programme'>['programme']['is'];

type Sentences = Readonly<{
  all: string;
  any: string;
  not: (part: string) => string;
  area: (name: string) => string;
  measure: (name: string) => string;
  sex: Readonly<Record<'m' | 'f', string>>;
  age: (age: Age) => string;
  stage: (name: string) => string;
  group: (name: string) => string;
  missing: (baht: string) => string;
  dimension: (name: string) => string;
  notVisited: (days: number) => string;
  programme: Readonly<Record<Standing, (name: string) => string>>;
}>;

const SENTENCES: Readonly<Record<Language, Sentences>> = {
  th: {
    all: ' และ ',
    any: ' หรือ ',
    not: (part) => `ไม่ใช่ผู้ที่${part}`,
    area: (name) => `อยู่ใน${name}`,
    measure: (name) => `นับอยู่ใน “${name}”`,
    sex: { m: 'เป็นชาย', f: 'เป็นหญิง' },
    age: ({ from, to }) => {
      if (to === undefined) return `อายุ ${from ?? 0} ปีขึ้นไป`;
      return from === undefined ? `อายุไม่เกิน ${to} ปี` : `อายุ ${from} ถึง ${to} ปี`;
    },
    stage: (name) => `อยู่ในช่วงวัย${name}`,
    group: (name) => `อยู่ในกลุ่ม${name}`,
    missing: (baht) => `มีเงินที่ไม่ถึงมือตั้งแต่ ${baht} บาทต่อเดือน`,
    dimension: (name) => `เป็นคนเป้าหมายที่ตกเกณฑ์${name}`,
    notVisited: (days) => `ยังไม่มีใครไปเยี่ยมบ้านใน ${days} วันที่ผ่านมา`,
    programme: {
      'missing-out': (name) => `ตกหล่นจาก${name}`,
      receiving: (name) => `ได้รับ${name}`,
      eligible: (name) => `มีสิทธิ${name}`,
      'cannot-tell': (name) => `ยังบอกไม่ได้ว่ามีสิทธิ${name}หรือไม่`,
    },
  },
  en: {
    all: ' and ',
    any: ' or ',
    not: (part) => `not anyone who ${part}`,
    area: (name) => `lives in ${name}`,
    measure: (name) => `is counted in “${name}”`,
    sex: { m: 'is a man', f: 'is a woman' },
    age: ({ from, to }) => {
      if (to === undefined) return `is ${from ?? 0} or older`;
      return from === undefined ? `is at most ${to}` : `is ${from} to ${to} years old`;
    },
    stage: (name) => `is in the life stage ${name}`,
    group: (name) => `is in the group ${name}`,
    missing: (baht) => `misses ${baht} baht a month or more`,
    dimension: (name) => `is a target person who fails on ${name}`,
    notVisited: (days) => `was not visited at home in the last ${days} days`,
    programme: {
      'missing-out': (name) => `misses out on ${name}`,
      receiving: (name) => `receives ${name}`,
      eligible: (name) => `is entitled to ${name}`,
      'cannot-tell': (name) => `cannot be told to be entitled to ${name} or not`,
    },
  },
};

const SATANG_A_BAHT = 100;

/** A condition as one sentence in the reader's language; a joint inside another joint stands in brackets. */
export function describeCondition(condition: Condition, language: Language, names: ConditionNames): string {
  return sentenceOf(condition, SENTENCES[language], names);
}

function sentenceOf(condition: Condition, words: Sentences, names: ConditionNames): string {
  if ('all' in condition) return joined(condition.all, words.all);
  if ('any' in condition) return joined(condition.any, words.any);
  if ('not' in condition) return words.not(inner(condition.not));
  return leafSentence(condition, words, names);

  function joined(parts: readonly Condition[], between: string): string {
    return parts.length === 1 && parts[0]
      ? sentenceOf(parts[0], words, names)
      : parts.map(inner).join(between);
  }

  function inner(part: Condition): string {
    const sentence = sentenceOf(part, words, names);
    const isJoint = ('all' in part && part.all.length > 1) || ('any' in part && part.any.length > 1);
    return isJoint ? `(${sentence})` : sentence;
  }
}

function leafSentence(leaf: ConditionLeaf, words: Sentences, names: ConditionNames): string {
  if ('area' in leaf) return words.area(names.area(leaf.area));
  if ('measure' in leaf) return words.measure(names.measure(leaf.measure));
  if ('sex' in leaf) return words.sex[leaf.sex];
  if ('age' in leaf) return words.age(leaf.age);
  if ('stage' in leaf) return words.stage(names.stage(leaf.stage));
  if ('group' in leaf) return words.group(names.group(leaf.group));
  if ('missing' in leaf) return words.missing(bahtText(leaf.missing.satangAMonth));
  if ('notVisited' in leaf) return words.notVisited(leaf.notVisited.days);
  if ('dimension' in leaf) return words.dimension(names.dimension(leaf.dimension));
  return words.programme[leaf.programme.is](names.programme(leaf.programme.id));
}

function bahtText(satang: number): string {
  return new Intl.NumberFormat('en', { maximumFractionDigits: 2 }).format(satang / SATANG_A_BAHT);
}
