// What a reader sees of the page that is open: a plain script, put into the page by read.mjs. Each function returns
// messages, one a fault, each with the node that has it.
globalThis.asRead = (() => {
  const SLACK = 1; // px: boxes are rounded
  const CROSSING = 0.3; // the share of a line's height that another line may share: fonts' boxes are taller than letters
  const HIDES = /hidden|clip/;
  const SCROLLS = /auto|scroll/;
  const OWN_WORDS = ({ childNodes }) => [...childNodes].filter((node) => node.nodeType === 3 && node.data.trim());

  const plain = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
  const spaced = (elements) => plain([...elements].map((one) => one.textContent).join(' '));
  /** What an element says: cells apart, and of a drawing its labels alone. */
  function words(element) {
    if (element.localName === 'tr') return spaced(element.cells);
    return element.localName === 'svg' ? spaced(element.querySelectorAll('text')) : plain(element.textContent);
  }
  const quoted = (text) => (text.length > 60 ? `"${text.slice(0, 57)}…"` : `"${text}"`);

  /** The node's short path and its words: `section#money > table > td "19,94,200"`. */
  function named(element) {
    const path = [];
    for (let at = element; at && at.nodeType === 1 && path.length < 4; at = at.parentElement) {
      const kinds = at.getAttribute('class')?.trim().split(/\s+/).map((kind) => `.${kind}`).join('') ?? '';
      path.unshift(`${at.localName}${at.id ? `#${at.id}` : kinds}`);
      if (at.id) break;
    }
    const text = words(element) || element.getAttribute('aria-label') || '';
    return text ? `${path.join(' > ')} ${quoted(text)}` : path.join(' > ');
  }

  const above = (element, wanted) => {
    for (let at = element.parentElement; at; at = at.parentElement) if (wanted(at)) return at;
    return null;
  };
  const scrolls = (element) => SCROLLS.test(getComputedStyle(element).overflowX);
  /** Kept for screen readers alone: one pixel, or clipped away. */
  const unseen = (element) => {
    const { width, height } = element.getBoundingClientRect();
    return width <= 1 || height <= 1 || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  };

  /** The page is wider than its window: the outermost elements that reach past it. */
  function sideways() {
    const { scrollWidth } = document.scrollingElement ?? document.documentElement;
    if (scrollWidth <= innerWidth) return [];
    const past = [...document.body.querySelectorAll('*')].filter(
      (element) => element.getBoundingClientRect().right > innerWidth + SLACK && !above(element, scrolls),
    );
    const outer = past.filter((element) => !past.includes(element.parentElement)).slice(0, 3);
    return [`the page is ${scrollWidth} px wide in a window of ${innerWidth}: ${outer.map(named).join('; ')}`];
  }

  function spills(element) {
    const { right, left } = element.getBoundingClientRect();
    return OWN_WORDS(element).some((node) => {
      const range = document.createRange();
      range.selectNodeContents(node);
      return [...range.getClientRects()].some((box) => box.right > right + SLACK || box.left < left - SLACK);
    });
  }

  /** Words that a box hides, or that run out of their cell. */
  function cut() {
    const found = [];
    for (const element of document.body?.querySelectorAll('*') ?? []) {
      if (element.closest('svg') || !words(element) || unseen(element)) continue;
      const { overflowX, overflowY, display } = getComputedStyle(element);
      const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
      if (HIDES.test(overflowX) && scrollWidth > clientWidth + SLACK) {
        found.push(`${named(element)} needs ${scrollWidth} px and shows ${clientWidth}`);
      } else if (HIDES.test(overflowY) && scrollHeight > clientHeight + SLACK) {
        found.push(`${named(element)} is ${scrollHeight} px high and shows ${clientHeight}`);
      } else if (overflowX === 'visible' && !/inline|contents|none/.test(display) && spills(element)) {
        found.push(`${named(element)} runs out of its box`);
      }
    }
    return found;
  }

  /** The lines of words that figures show: their node and their box on the screen. */
  function* lines() {
    for (const text of document.querySelectorAll('svg text')) {
      if (!text.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      const walk = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
      while (walk.nextNode()) {
        const node = walk.currentNode;
        if (!node.data.trim() || node.parentElement.closest('title, desc')) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const box of range.getClientRects()) {
          if (box.width && box.height) yield { text, node, box, said: node.data.trim() };
        }
      }
    }
  }

  const outermost = (element) => {
    let svg = element.ownerSVGElement;
    while (svg?.ownerSVGElement) svg = svg.ownerSVGElement;
    return svg;
  };
  const inside = (box, frame) =>
    box.left >= frame.left - SLACK && box.right <= frame.right + SLACK &&
    box.top >= frame.top - SLACK && box.bottom <= frame.bottom + SLACK;
  function cross(one, other) {
    const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
    const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
    return across > SLACK && down > CROSSING * Math.min(one.height, other.height);
  }

  /** Labels of figures that leave the drawing or lie on one another. */
  function lettering() {
    const found = [];
    const all = [...lines()];
    for (const { text, box, said } of all) {
      const frame = outermost(text).getBoundingClientRect();
      if (!inside(box, frame)) found.push(`${named(text)}: ${quoted(said)} leaves its drawing`);
    }
    all.forEach((one, index) => {
      for (const other of all.slice(index + 1)) {
        if (one.node === other.node || outermost(one.text) !== outermost(other.text)) continue;
        if (cross(one.box, other.box)) found.push(`${named(one.text)} lies on ${named(other.text)}`);
      }
    });
    return found;
  }

  /** Colours as four numbers, whatever notation a style has: what a canvas makes of them. */
  const pixel = (() => {
    const canvas = document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas');
    canvas.width = canvas.height = 1;
    const brush = canvas.getContext('2d', { willReadFrequently: true });
    const known = new Map();
    return (colour) => {
      if (!known.has(colour)) {
        brush.clearRect(0, 0, 1, 1);
        brush.fillStyle = colour;
        brush.fillRect(0, 0, 1, 1);
        const [red, green, blue, alpha] = brush.getImageData(0, 0, 1, 1).data;
        known.set(colour, [red, green, blue, alpha / 255]);
      }
      return known.get(colour);
    };
  })();
  const over = ([r, g, b, a], under) => [r, g, b].map((part, index) => part * a + under[index] * (1 - a));
  const light = (colour) => {
    const [r, g, b] = colour.slice(0, 3).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (one, other) => {
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const faded = ([r, g, b, a], share) => [r, g, b, a * share];
  function opacity(element) {
    let share = 1;
    for (let at = element; at; at = at.parentElement) share *= Number(getComputedStyle(at).opacity);
    return share;
  }

  /** The colour of an element's surface, or null where it is a picture or has none. */
  function surface(element) {
    const style = getComputedStyle(element);
    if (!(element instanceof SVGElement) || element.localName === 'svg') return pixel(style.backgroundColor);
    if (style.fill === 'none' || element.localName === 'line') return null;
    return style.fill.startsWith('url') ? null : faded(pixel(style.fill), Number(style.fillOpacity) * opacity(element));
  }

  function ground(x, y) {
    const dark = matchMedia('(prefers-color-scheme: dark)').matches;
    const follows = /dark/.test(getComputedStyle(document.documentElement).colorScheme);
    const layers = document.elementsFromPoint(x, y).filter((one) => !one.closest('text')).map(surface);
    return layers.reverse().reduce((under, layer) => (layer ? over(layer, under) : under), dark && follows ? [18, 18, 18] : [255, 255, 255]);
  }

  function worst({ text, node, box }) {
    const style = getComputedStyle(node.parentElement);
    const ink = faded(pixel(style.fill), Number(style.fillOpacity) * opacity(node.parentElement));
    const halo = style.paintOrder.startsWith('stroke') && style.stroke !== 'none' && parseFloat(style.strokeWidth) >= 2;
    const grounds = halo
      ? [over(pixel(style.stroke), [255, 255, 255])]
      : [0.04, 0.5, 0.96].map((at) => ground(box.left + at * box.width, box.top + box.height / 2));
    const least = Math.min(...grounds.map((under) => ratio(over(ink, under), under)));
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    return { least, asked: large ? 3 : 4.5, text };
  }

  /** Labels of figures too faint on what lies under them (axe does not judge within a drawing). */
  function contrast() {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('svg * { pointer-events: visiblePainted !important; }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    const found = new Set();
    for (const line of lines()) {
      if (!inside(line.box, { left: 0, top: 0, right: innerWidth, bottom: innerHeight })) {
        line.text.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
        const range = document.createRange();
        range.selectNodeContents(line.node);
        line.box = range.getBoundingClientRect();
      }
      const { least, asked, text } = worst(line);
      if (least < asked) found.add(`${named(text)} has a contrast of ${least.toFixed(2)} to 1, less than ${asked}`);
    }
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    scrollTo(0, 0);
    return [...found];
  }

  const everything = () => [...document.querySelectorAll('*')];
  const LOADS = ['src', 'srcset', 'poster', 'data', 'background'];
  const LOADERS = 'link, use, image, feImage, iframe, object, embed, base';
  const here = (address) => !address || /^(data:|#)/.test(address.trim());

  /** What the page would fetch: it must be whole in itself. */
  function request() {
    const found = [];
    for (const element of everything()) {
      const addresses = LOADS.map((name) => element.getAttribute(name));
      if (element.matches(LOADERS)) addresses.push(element.getAttribute('href'), element.getAttribute('xlink:href'));
      for (const address of addresses) if (!here(address)) found.push(`${named(element)} asks for ${address}`);
      const styles = element.localName === 'style' ? element.textContent : element.getAttribute('style') ?? '';
      for (const [, address] of styles.matchAll(/url\(\s*["']?([^"')]+)/g)) {
        if (!here(address)) found.push(`${element.localName} asks for ${address}`);
      }
      if (/@import/.test(styles)) found.push(`${element.localName} imports a style`);
    }
    return found;
  }

  function script() {
    const found = [];
    for (const element of everything()) {
      if (element.localName === 'script') found.push(named(element));
      for (const { name, value } of element.attributes) {
        if (/^on/i.test(name) || /^\s*javascript:/i.test(value)) found.push(`${named(element)} has ${name}="${value}"`);
      }
    }
    return found;
  }

  /** The page says itself that nothing may be loaded, before anything else could be. */
  function policy() {
    const meta = document.querySelector('meta[http-equiv="Content-Security-Policy" i]');
    if (!meta) return ['no meta element with a Content-Security-Policy'];
    const early = document.querySelector('style, link, script, img, base');
    const late = early && early.compareDocumentPosition(meta) & Node.DOCUMENT_POSITION_FOLLOWING;
    const found = late ? [`the policy comes after ${early.localName}`] : [];
    if (!/default-src\s+'none'/.test(meta.content)) found.push(`the policy lacks default-src 'none': ${meta.content}`);
    if (/script-src(?!\s+'none')/.test(meta.content)) found.push(`the policy allows scripts: ${meta.content}`);
    return found;
  }

  /** Links within the page that lead nowhere. */
  function link() {
    const broken = [...document.querySelectorAll('a[href^="#"]')].filter((link) => {
      const id = decodeURIComponent(link.getAttribute('href').slice(1));
      return id && id !== 'top' && !document.getElementById(id);
    });
    return broken.map((link) => `${named(link)} leads to ${link.getAttribute('href')}, which is nowhere`);
  }

  const opened = [];
  /** Opens what is folded away, so that it is read as well. */
  function open() {
    for (const one of document.querySelectorAll('details:not([open])')) {
      one.open = true;
      opened.push(one);
    }
  }
  /** Folds it again: paper gets the page as it was. */
  const shut = () => opened.splice(0).forEach((one) => { one.open = false; });

  const size = () => document.documentElement.getBoundingClientRect().height;

  // Paper ------------------------------------------------------------------------------------------------------------

  /** The margins that the page asks of its paper, in px: top, right, bottom, left; null where it says none. */
  function margins() {
    for (const sheet of document.styleSheets) {
      for (const rule of sheet.cssRules) {
        if (!(rule instanceof CSSPageRule) || rule.selectorText) continue;
        const ruler = document.createElement('div');
        const px = ['Top', 'Right', 'Bottom', 'Left'].map((side) => {
          ruler.style.cssText = `position:absolute;height:${rule.style[`margin${side}`] || '10mm'}`;
          document.body.append(ruler);
          const { height } = ruler.getBoundingClientRect();
          ruler.remove();
          return height;
        });
        return px;
      }
    }
    return null;
  }

  /** What paper of this room (px) would cut: it has no scroll bars. Asked while the page shows itself as for paper. */
  function tooLarge(width, height) {
    const found = [];
    const { scrollWidth } = document.scrollingElement;
    if (scrollWidth > width + SLACK) found.push(`the page needs ${scrollWidth} px and the paper has ${Math.round(width)}`);
    for (const element of document.body.querySelectorAll('*')) {
      if (unseen(element)) continue;
      if (element.closest('svg') && element.localName !== 'svg') continue;
      const box = element.getBoundingClientRect();
      const { overflowX } = getComputedStyle(element);
      if (overflowX !== 'visible' && element.localName !== 'svg' && element.scrollWidth > element.clientWidth + SLACK) {
        found.push(`${named(element)} needs ${element.scrollWidth} px and the paper shows ${element.clientWidth}`);
      }
      if (/^(svg|img)$/.test(element.localName) && box.height > height + SLACK) {
        found.push(`${named(element)} is ${Math.round(box.height)} px high and the paper ${Math.round(height)}`);
      }
    }
    return found;
  }

  const LEADS = /^(h[1-6]|caption)$/;
  const BLOCKS = 'h1, h2, h3, h4, h5, h6, caption, tr, p, .prose, li, dt, dd, blockquote, pre, summary, figcaption, svg, img';

  /** Give every block a name that a PDF keeps, and say what the blocks are, in their order. */
  function mark() {
    const shown = [...document.body.querySelectorAll(BLOCKS)].filter(
      (one) => one.checkVisibility() && (words(one) || /^(svg|img)$/.test(one.localName)) &&
        !above(one, (outer) => outer.localName === 'svg' || outer.localName === 'tr') && !(one.localName !== 'tr' && one.querySelector(BLOCKS)),
    );
    const tables = [...document.querySelectorAll('table')];
    const names = document.createElement('div');
    names.hidden = true;
    const marked = shown.map((element, index) => {
      element.id = element.id || `as-read-${index}`;
      const link = document.createElement('a');
      link.href = `#${element.id}`;
      names.append(link);
      const head = element.localName === 'tr' && element.parentElement.localName === 'thead';
      const table = element.localName === 'tr' ? tables.indexOf(element.closest('table')) : -1;
      const foot = Boolean(element.closest('body > footer'));
      return { id: element.id, name: named(element), words: words(element), table, head, foot, leads: head || LEADS.test(element.localName) };
    });
    document.body.append(names);
    return marked;
  }

  return { sideways, cut, lettering, contrast, request, script, policy, link, open, shut, size, margins, tooLarge, mark };
})();
