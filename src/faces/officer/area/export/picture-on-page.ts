import type { Picture } from '../../../shared/index.ts';

/** The map and the legend that stand on the page, as a picture that can leave it; nothing while there is no map. */
export function pictureOnPage(title: string, notes: readonly string[]): Picture | undefined {
  const figure = document.querySelector('figure[data-map]');
  const drawing = figure?.querySelector('svg[data-drawing]');
  if (!figure || !(drawing instanceof SVGSVGElement)) return undefined;
  const legend = [...figure.querySelectorAll('[data-legend] > li')].flatMap((entry) => {
    const swatch = entry.querySelector('[data-fill]');
    const text = [...entry.children].slice(1).map((part) => part.textContent);
    return swatch ? [{ swatch, text: text.join(' · ') }] : [];
  });
  return { drawing, title, legend, notes };
}
