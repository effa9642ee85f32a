import { createRequire } from 'node:module';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const { source } = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'))(
  'axe-core',
) as Readonly<{ source: string }>;

/**
 * What axe keeps of each colour it keeps in seven weak maps, which cost more than all its other work on a page of thousands of words;
 * a field of the object itself, under a symbol that nobody else has, answers the same.
 */
const FIELDS_FOR_WEAK_MAPS = `
  class Fields {
    constructor() { this.field = Symbol(); }
    has(object) { return Object.hasOwn(object, this.field); }
    get(object) { return object[this.field]; }
    set(object, value) { object[this.field] = value; return this; }
    add(object) { return this.set(object, true); }
    delete(object) { return delete object[this.field]; }
  }`;

/** A page has a dozen colours and asks thousands of times what each is; a text is the same colour every time. */
const KEPT_COLOURS = `
  const kept = new Map();
  const colour = window.axe.commons.color.Color.prototype;
  const parse = colour.parseString;
  colour.parseString = function (text) {
    const known = kept.get(text);
    if (known) return Object.assign(this, known);
    parse.call(this, text);
    kept.set(text, { r: this.r, g: this.g, b: this.b, alpha: this.alpha });
    return this;
  };`;

/** A page that is looked at several times as it stands keeps the axe of the first time, which is warm by then. */
const QUICK = `
  if (!window.axe?.isQuick) (() => {
    ${FIELDS_FOR_WEAK_MAPS}
    ((WeakMap, WeakSet) => { ${source} })(Fields, Fields);
    ${KEPT_COLOURS}
    window.axe.isQuick = true;
  })()`;

/** Axe with all its rules, in half the time; it looks at the page in its own window, as our pages have no frames. */
export function quickAxe(page: Page): AxeBuilder {
  return new AxeBuilder({ page, axeSource: QUICK }).setLegacyMode();
}

/** The same as it comes. */
export function plainAxe(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).setLegacyMode();
}
