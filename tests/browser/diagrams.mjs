// Mermaid's blocks of Markdown, parsed and drawn by Mermaid in a page of its own.
import { mermaid } from './tools.mjs';

const BLOCK = /^ {0,3}(`{3,}|~{3,})mermaid[^\n]*\n(.*?)^ {0,3}\1[`~]*\s*$/gms;

/** The blocks of a text: their first line (from 1) and source. */
export function blocks(text) {
  return [...text.matchAll(BLOCK)].map((found) => ({
    line: text.slice(0, found.index).split('\n').length,
    source: found[2],
  }));
}

/** What draws a block: returns `{fault}` or `{svg}`. Takes the browser; loads Mermaid once. */
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
