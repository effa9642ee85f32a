/** The few things the page does by itself; without them it can still be read whole. */
export const SCRIPT = [switchLanguage, walkThresholds, hideWeakLinks, openForPaper]
  .map((act) => `(${act.toString()})();`)
  .join('\n');

/* These run in the reader's browser, each by itself: they may use nothing from outside their own body. */

function switchLanguage(): void {
  const page = document.documentElement;
  const show = (language: string) => {
    page.lang = language;
    document.title = document.querySelector(`h1 [lang="${language}"]`)?.textContent ?? '';
  };
  page.classList.add('scripted');
  const asked = new URLSearchParams(location.search).get('lang');
  show(asked === 'th' || asked === 'en' ? asked : page.lang);
  document
    .querySelector('[data-language]')
    ?.addEventListener('click', () => show(page.lang === 'th' ? 'en' : 'th'));
}

function walkThresholds(): void {
  const box = document.querySelector<HTMLElement>('[data-places]');
  const slider = box?.querySelector<HTMLInputElement>('[data-walk]');
  const told = box?.querySelector('[data-walked]');
  if (!box || !slider || !told) return;
  const places = (box.dataset['places'] ?? '').split(' ');
  const rows = [...box.querySelectorAll('tbody tr')];
  const heads = [...box.querySelectorAll('thead th')];
  const cut = box.querySelector('[data-cut]');
  const walk = () => {
    const at = Number(slider.value);
    rows.forEach((row, place) => {
      row.classList.toggle('chosen', place === at);
    });
    const figures = [...(rows[at]?.children ?? [])].map((cell, column) => {
      const name = document.createElement('small');
      name.append(...[...(heads[column]?.childNodes ?? [])].map((node) => node.cloneNode(true)));
      const figure = document.createElement('span');
      figure.append(name, ' ', cell.textContent ?? '');
      return figure;
    });
    told.replaceChildren(...figures);
    slider.setAttribute('aria-valuetext', rows[at]?.firstElementChild?.textContent ?? '');
    for (const end of ['x1', 'x2']) cut?.setAttribute(end, places[at] ?? '0');
  };
  slider.addEventListener('input', walk);
  walk();
}

function hideWeakLinks(): void {
  const slider = document.querySelector<HTMLInputElement>('[data-hide]');
  const told = document.querySelector('[data-hidden]');
  if (!slider || !told) return;
  const partsOf = (cluster: HTMLElement, least: number) => {
    const group = Array.from({ length: Number(cluster.dataset['nodes']) }, (_, node) => node);
    const top = (node: number): number => (group[node] === node ? node : top(group[node] ?? node));
    for (const edge of cluster.querySelectorAll<SVGElement>('.edge')) {
      const weak = Number(edge.dataset['weight']) < least;
      edge.classList.toggle('weak', weak);
      if (!weak) group[top(Number(edge.dataset['left']))] = top(Number(edge.dataset['right']));
    }
    return group.filter((above, node) => above === node).length;
  };
  const hide = () => {
    const least = Number(slider.value);
    told.textContent = (least < 0 ? '−' : '+') + Math.abs(least).toFixed(1);
    for (const cluster of document.querySelectorAll<HTMLElement>('details.cluster')) {
      const count = cluster.querySelector('[data-count]');
      if (count) count.textContent = String(partsOf(cluster, least));
    }
  };
  slider.addEventListener('input', hide);
  hide();
}

function openForPaper(): void {
  addEventListener('beforeprint', () => {
    for (const cluster of document.querySelectorAll('details')) cluster.open = true;
  });
}
