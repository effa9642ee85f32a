/** What is written around a drawing when it leaves the page. */
export type Picture = Readonly<{
  drawing: SVGSVGElement;
  title: string;
  /** The legend: a colour, as the page has it, and what it stands for. */
  legend: readonly Readonly<{ swatch: Element; text: string }>[];
  /** As of, sources, how it was made; a line each. */
  notes: readonly string[];
}>;

const SVG = 'http://www.w3.org/2000/svg';
const SCALE = 2;
/** A picture's own letters are ready a moment after its lines are. */
const LETTERS_WAIT_MS = 150;
const MARGIN = 24;
const TITLE_HEIGHT = 44;
const LINE_HEIGHT = 24;
const COLUMNS = 3;
const SWATCH = 14;
const TITLE_SIZE = 22;
const TEXT_SIZE = 14;
/** What of an element's looks counts in a drawing. */
const LOOKS = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-linejoin',
  'stroke-dasharray',
  'paint-order',
  'font-size',
  'font-weight',
  'font-family',
  'text-anchor',
  'opacity',
  'display',
];

/** Draws a picture with its title, legend and notes as it looks on the page now, with the page's own letters inside. */
export async function drawPicture(picture: Picture): Promise<Blob> {
  await document.fonts.ready;
  const { svg, width, height } = compose(picture, await pageFonts());
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
  await image.decode();
  await new Promise((settled) => setTimeout(settled, LETTERS_WAIT_MS));
  const canvas = document.createElement('canvas');
  canvas.width = width * SCALE;
  canvas.height = height * SCALE;
  const context = canvas.getContext('2d');
  context?.scale(SCALE, SCALE);
  context?.drawImage(image, 0, 0, width, height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((file) => (file ? resolve(file) : reject(new Error('no picture'))), 'image/png'),
  );
}

function compose({ drawing, title, legend, notes }: Picture, fonts: string) {
  const { width: inner, height: drawn } = drawing.viewBox.baseVal;
  const width = inner + 2 * MARGIN;
  const legendTop = MARGIN + TITLE_HEIGHT + drawn + LINE_HEIGHT;
  const lines = notes.flatMap((note) => wrap(note, inner));
  const notesTop = legendTop + Math.ceil(legend.length / COLUMNS) * LINE_HEIGHT + LINE_HEIGHT / 2;
  const height = notesTop + lines.length * LINE_HEIGHT + MARGIN;
  const page = getComputedStyle(document.body);
  const ink = page.color;
  const svg = make('svg', { xmlns: SVG, width, height, viewBox: `0 0 ${width} ${height}` });
  const style = make('style', {});
  style.textContent = `${fonts} text { font-family: ${page.fontFamily}; }`;
  const whole = styledCopy(drawing);
  for (const [name, value] of Object.entries({
    x: MARGIN,
    y: MARGIN + TITLE_HEIGHT,
    width: inner,
    height: drawn,
  }))
    whole.setAttribute(name, String(value));
  svg.append(
    style,
    make('rect', { width, height, fill: page.backgroundColor }),
    write(title, {
      x: MARGIN,
      y: MARGIN + TITLE_SIZE,
      'font-size': TITLE_SIZE,
      'font-weight': 600,
      fill: ink,
    }),
    whole,
    ...legend.flatMap((entry, index) =>
      writeEntry(entry, {
        x: MARGIN + (index % COLUMNS) * (inner / COLUMNS),
        y: legendTop + Math.floor(index / COLUMNS) * LINE_HEIGHT,
        ink,
      }),
    ),
    ...lines.map((note, index) =>
      write(note, { x: MARGIN, y: notesTop + index * LINE_HEIGHT, 'font-size': TEXT_SIZE - 1, fill: ink }),
    ),
  );
  return { svg, width, height };
}

function writeEntry(
  entry: Picture['legend'][number],
  { x, y, ink }: Readonly<{ x: number; y: number; ink: string }>,
): SVGElement[] {
  const box = { x, y: y - SWATCH + 2, width: SWATCH, height: SWATCH, stroke: ink, 'stroke-width': 0.5 };
  return [
    make('rect', { ...box, fill: fillOf(entry.swatch) }),
    write(entry.text, { x: x + SWATCH + 8, y, 'font-size': TEXT_SIZE, fill: ink }),
  ];
}

/** Breaks a note into lines that fit: after a comma where one is, since Thai has no other place to break that is safe. */
function wrap(note: string, width: number): string[] {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return [note];
  context.font = `${TEXT_SIZE - 1}px ${getComputedStyle(document.body).fontFamily}`;
  const lines: string[] = [];
  let line = '';
  for (const part of note.split(/(?<=, )/)) {
    if (line !== '' && context.measureText(line + part).width > width) {
      lines.push(line);
      line = '';
    }
    line += part;
  }
  return [...lines, line];
}

/** A swatch is painted by CSS; hatching has no colour of its own and stands as the drawing's hatching. */
function fillOf(swatch: Element): string {
  const { backgroundColor, backgroundImage } = getComputedStyle(swatch);
  return backgroundImage === 'none' ? backgroundColor : 'url(#hatch)';
}

/** A copy that needs no style sheet: every element carries what it looks like now. */
function styledCopy(drawing: SVGSVGElement): SVGElement {
  const copy = drawing.cloneNode(true);
  if (!(copy instanceof SVGElement)) throw new Error('not a drawing');
  const copies = copy.querySelectorAll('*');
  drawing.querySelectorAll('*').forEach((element, index) => {
    const looks = getComputedStyle(element);
    const twin = copies[index];
    if (twin instanceof SVGElement)
      for (const look of LOOKS)
        twin.style.setProperty(look, looks.getPropertyValue(look).replaceAll('"', "'"));
  });
  return copy;
}

function make(tag: string, marks: Readonly<Record<string, string | number>>): SVGElement {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(marks))
    if (name !== 'xmlns') element.setAttribute(name, String(value));
  return element;
}

function write(text: string, marks: Readonly<Record<string, string | number>>): SVGElement {
  const element = make('text', marks);
  element.textContent = text;
  return element;
}

/** The page's own fonts with their bytes inside, since a picture may fetch nothing. */
async function pageFonts(): Promise<string> {
  const faces = [...document.styleSheets].flatMap((sheet) =>
    [...sheet.cssRules].filter((rule) => rule instanceof CSSFontFaceRule),
  );
  const written = await Promise.all(
    faces.map((face) => withBytes(face.cssText, face.parentStyleSheet?.href)),
  );
  return written.join('\n');
}

async function withBytes(rule: string, base: string | null | undefined): Promise<string> {
  const address = /url\("?([^")]+\.woff2)"?\)/.exec(rule)?.[1];
  if (!address) return '';
  const bytes = await (await fetch(new URL(address, base ?? document.baseURI))).blob();
  return rule
    .replace(/font-display:[^;]+;/, '')
    .replace(/src:[^;]+;/, `src: url("${await asAddress(bytes)}") format("woff2");`);
}

function asAddress(bytes: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(new Error('a font could not be read'));
    reader.readAsDataURL(bytes);
  });
}
