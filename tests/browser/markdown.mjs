// Markdown: its links, and Mermaid's blocks, parsed and drawn by Mermaid in a page of its own.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { mermaid } from './tools.mjs';

const BLOCK = /^ {0,3}(`{3,}|~{3,})mermaid[^\n]*\n(.*?)^ {0,3}\1[`~]*\s*$/gms;

const FENCED = /^ {0,3}(`{3,}|~{3,}).*?^ {0,3}\1[`~]*\s*$/gms;
const LINK = /\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g;

/** A heading's anchor as forges make it. */
const anchor = (heading) => heading.toLowerCase().replace(/[^\p{L}\p{N}\p{M} _-]/gu, '').trim().replaceAll(' ', '-');

/** Messages on links and pictures that lead to no heading of the text and no file beside it. */
export function lost(text, folder) {
  const prose = text.replace(FENCED, '');
  const anchors = new Set([...prose.matchAll(/^#{1,6} +(.*?)#*\s*$/gm)].map(([, heading]) => anchor(heading)));
  for (const [, id] of prose.matchAll(/<a (?:id|name)="([^"]+)"/g)) anchors.add(id);
  const leads = (to) => {
    if (to.startsWith('#')) return anchors.has(decodeURIComponent(to.slice(1)));
    return /^[a-z][a-z0-9+.-]*:/i.test(to) || existsSync(join(folder, decodeURIComponent(to.split('#')[0])));
  };
  return [...prose.matchAll(LINK)].map(([, to]) => to).filter((to) => !leads(to)).map((to) => `${to} is nowhere`);
}

/** The blocks of a text: their first line (from 1) and source. */
export function blocks(text) {
  return [...text.matchAll(BLOCK)].map((found) => ({
    line: text.slice(0, found.index).split('\n').length,
    source: found[2],
  }));
}

/** What draws a block: returns `{fault}` or `{svg}`. Takes the browser's context; loads Mermaid once. */
export function drawer(context) {
  let ready;
  async function load() {
    const page = await context.newPage();
    await page.addScriptTag({ path: mermaid });
    await page.evaluate(() => globalThis.mermaid.initialize({ startOnLoad: false, suppressErrorRendering: true }));
    return page;
  }
  let number = 0;
  return async (source) => {
    ready ??= load();
    const page = await ready;
    number += 1;
    return page.evaluate(
      async ([text, id]) => {
        try {
          await globalThis.mermaid.parse(text);
          return { svg: (await globalThis.mermaid.render(id, text)).svg };
        } catch (error) {
          return { fault: String(error.message ?? error) };
        }
      },
      [source, `drawn-${number}`],
    );
  };
}
