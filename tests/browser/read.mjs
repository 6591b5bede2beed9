// Reads pages as a browser, a printer and assistive technology do: node read.mjs < job.json
// The job: {chromium, files: {path: {name, checks}}, out, pictures}. Writes out/found.json: {findings: [{file, check, view, what}], marks: {file: […]}},
// a PDF of each HTML page and paper (out/NAME-A4.pdf) and, where pictures are wanted, out/NAME-light-1200-1.png and so on.
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { text as whole } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { blocks, drawer, lost } from './markdown.mjs';
import { markup } from './markup.mjs';
import { axe, chromium } from './tools.mjs';

const SCHEMES = ['light', 'dark'];
const WIDTHS = [1200, 400];
const HEIGHT = 900;
const PIECE = 2400;
const PAPERS = { A4: [210, 297], Letter: [215.9, 279.4] };
const PX_OF_MM = 96 / 25.4;
const BARE_MARGIN = 10 * PX_OF_MM; // what Chromium leaves where a page says nothing
const AT_ONCE = 3;
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
const OF_LAYOUT = ['sideways', 'cut', 'lettering'];
const OF_COLOUR = ['color-contrast', 'link-in-text-block']; // all that another scheme can change

const job = JSON.parse(await whole(process.stdin));
const seen = await readFile(join(import.meta.dirname, 'seen.js'), 'utf8');
const axeSource = await axe();
const findings = [];
const marks = {};
const wants = (file, check) => job.files[file].checks.includes(check);
const report = (file, check, view, messages) => {
  if (wants(file, check)) for (const what of messages) findings.push({ file, check, view, what });
};
const beside = (file, ...parts) => join(job.out, [job.files[file].name, ...parts].join('-'));

/** Runs axe, whole or its rules of colour alone: messages with rule, node and reason. */
async function accessible(page, scheme) {
  const found = await page.evaluate(
    ([rules, colours]) => {
      const runOnly = colours ? { type: 'rule', values: colours } : { type: 'tag', values: rules };
      return globalThis.axe.run({ runOnly, resultTypes: ['violations'], preload: false, elementRef: false });
    },
    [RULES, scheme === 'light' ? null : OF_COLOUR],
  );
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary.replace(/\s+/g, ' ')}`),
  );
}

/** Opens a file and keeps what it asks for and complains of; nothing but the file is let through. */
async function opened(context, file) {
  const page = await context.newPage();
  const address = pathToFileURL(file).href;
  await page.route('**', (route) => {
    const url = route.request().url();
    if (url === address || url.startsWith('data:')) return route.continue();
    report(file, 'request', 'load', [`asked for ${url}`]);
    return route.abort();
  });
  page.on('console', (said) => {
    if (['error', 'warning'].includes(said.type())) report(file, 'console', 'load', [said.text()]);
  });
  page.on('pageerror', (error) => report(file, 'console', 'load', [error.message]));
  await page.goto(address, { waitUntil: 'load' });
  await page.evaluate(seen);
  return page;
}

const ask = (page, name, ...given) => page.evaluate(([called, values]) => globalThis.asRead[called](...values), [name, given]);
const asked = async (page, file, check, view) => {
  if (wants(file, check)) report(file, check, view, await ask(page, check));
};

/** What holds whatever the window: fetches, scripts, policy, links, markup. */
async function still(page, file) {
  for (const check of ['request', 'script', 'link', 'policy']) await asked(page, file, check, 'load');
  if (wants(file, 'markup')) report(file, 'markup', 'source', await markup(await readFile(file, 'utf8')));
}

/** Pictures of all of the page, piece by piece: a browser draws none of any height; a drawing alone has no page to scroll. */
async function photograph(page, path, width) {
  const high = Math.max(Math.ceil(await ask(page, 'size')), HEIGHT);
  await page.setViewportSize({ width, height: Math.min(high, PIECE) });
  for (let y = 0; y < high; y += PIECE) {
    const clip = { x: 0, y, width, height: Math.min(PIECE, high - y) };
    await page.screenshot({ path: `${path}-${y / PIECE + 1}.png`, fullPage: true, clip });
  }
  await page.setViewportSize({ width, height: HEIGHT });
}

/** What a window shows, in each scheme and width. */
async function windows(page, file) {
  if (wants(file, 'axe')) await page.evaluate(axeSource);
  for (const scheme of SCHEMES) {
    await page.emulateMedia({ colorScheme: scheme });
    for (const width of WIDTHS) {
      const view = `${scheme} ${width}`;
      await page.setViewportSize({ width, height: HEIGHT });
      if (job.pictures) await photograph(page, beside(file, scheme, width), width);
      if (wants(file, 'axe')) report(file, 'axe', view, await accessible(page, scheme));
      if (scheme === 'light') for (const check of OF_LAYOUT) await asked(page, file, check, view);
      if (width === WIDTHS[0]) await asked(page, file, 'contrast', view);
    }
  }
}

/** What paper shows: what it would cut is asked here, the sheets themselves are PDFs for poppler. */
async function papers(page, file) {
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  const [top, right, bottom, left] = (await ask(page, 'margins')) ?? Array(4).fill(BARE_MARGIN);
  const [wide, high] = PAPERS.A4.map((mm) => mm * PX_OF_MM);
  await page.setViewportSize({ width: Math.floor(wide - left - right), height: Math.floor(high - top - bottom) });
  report(file, 'paper-fit', 'A4', await ask(page, 'tooLarge', wide - left - right, high - top - bottom));
  marks[file] = await ask(page, 'mark');
  for (const format of Object.keys(PAPERS)) {
    await page.pdf({ path: beside(file, `${format}.pdf`), format, printBackground: false });
  }
}

async function readPage(context, file) {
  const page = await opened(context, file);
  await ask(page, 'open');
  await still(page, file);
  await windows(page, file);
  await ask(page, 'shut');
  if (job.files[file].checks.some((check) => check.startsWith('paper'))) await papers(page, file);
  await page.close();
}

async function readMarkdown(draw, file) {
  const text = await readFile(file, 'utf8');
  report(file, 'link', 'source', lost(text, dirname(file)));
  for (const { line, source } of wants(file, 'mermaid') ? blocks(text) : []) {
    const { fault, svg } = await draw(source);
    if (fault) report(file, 'mermaid', `line ${line}`, [fault]);
    else if (job.pictures) await writeFile(beside(file, `${line}.svg`), svg);
  }
}

const browser = await chromium.launch({ executablePath: job.chromium });
try {
  const context = await browser.newContext();
  const draw = drawer(context);
  const kinds = {
    '.html': (file) => readPage(context, file),
    '.svg': (file) => readPage(context, file),
    '.md': (file) => readMarkdown(draw, file),
  };
  const waiting = Object.keys(job.files);
  const worker = async () => {
    for (let file = waiting.shift(); file; file = waiting.shift()) await kinds[extname(file)](file);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
} finally {
  await browser.close();
}
await writeFile(join(job.out, 'found.json'), JSON.stringify({ findings, marks }));
