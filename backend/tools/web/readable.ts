import { isProbablyReaderable, Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';

const MAX_LINKS = 100;
const MAX_LINK_TEXT = 100;
const HIDDEN = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'SVG', 'HEAD', 'IFRAME']);
const INLINE = new Set([
  '#text',
  'A',
  'ABBR',
  'B',
  'BDI',
  'CITE',
  'CODE',
  'DATA',
  'DFN',
  'EM',
  'FONT',
  'I',
  'KBD',
  'LABEL',
  'MARK',
  'Q',
  'S',
  'SAMP',
  'SMALL',
  'SPAN',
  'STRONG',
  'SUB',
  'SUP',
  'TIME',
  'U',
  'VAR',
  'WBR',
]);
const CELLS = new Set(['TD', 'TH']);

/** As much of the document object model as is used here. */
interface TreeNode {
  nodeType: number;
  nodeName: string;
  textContent: string | null;
  childNodes: Iterable<TreeNode>;
}

/** A page as a reader sees it. */
export interface ReadablePage {
  title: string;
  text: string;
  links: { text: string; url: string }[];
}

/** A web page's main text, without markup, and its links. Of a page that is no article: all its text. */
export function readable(html: string, url: string): ReadablePage {
  const whole = /<body[\s>]/i.test(html) ? html : `<html><body>${html}</body></html>`;
  const { document } = parseHTML(whole);
  const title = (document.title ?? '').trim();
  const links = linksOf(document.querySelectorAll('a[href]'), url);
  const everything = textOf(document.body as unknown as TreeNode);
  if (!isProbablyReaderable(document)) return { title, text: everything, links };
  // Changes the document: comes last.
  const serializer = (node: unknown) => textOf(node as TreeNode);
  const article = new Readability<string>(document, { serializer }).parse();
  return { title: article?.title?.trim() || title, text: article?.content || everything, links };
}

function linksOf(
  anchors: Iterable<{ textContent: string | null; getAttribute(name: string): string | null }>,
  base: string,
): ReadablePage['links'] {
  const links = new Map<string, string>();
  for (const anchor of anchors) {
    const url = URL.parse(anchor.getAttribute('href') ?? '', base);
    const text = (anchor.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, MAX_LINK_TEXT);
    if (text === '' || url === null || !/^https?:$/.test(url.protocol)) continue;
    if (!links.has(url.href)) links.set(url.href, text);
    if (links.size === MAX_LINKS) break;
  }
  return [...links].map(([url, text]) => ({ text, url }));
}

/** A line for each block. Walks without recursion: a hostile page nests deeper than the stack. */
function textOf(root: TreeNode): string {
  const parts: string[] = [];
  const stack: (TreeNode | string)[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (typeof node === 'string') parts.push(node);
    else if (node.nodeType === 3) parts.push((node.textContent ?? '').replace(/\s+/g, ' '));
    else if (!HIDDEN.has(node.nodeName.toUpperCase())) {
      const mark = separatorOf(node.nodeName.toUpperCase());
      stack.push(mark, ...[...node.childNodes].reverse(), mark);
    }
  }
  return parts
    .join('')
    .replace(/[ \t]*\n[ \t]*/g, '\n')
    .replace(/ {2,}/g, ' ')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function separatorOf(name: string): string {
  if (CELLS.has(name)) return ' ';
  return INLINE.has(name) ? '' : '\n';
}
