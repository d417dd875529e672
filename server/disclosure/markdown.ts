import MarkdownIt from 'markdown-it';

// `html: false` turns every tag of the text into plain characters; without links and images no
// address can come out either. What is left are paragraphs, headings, lists and tables.
const renderer = new MarkdownIt({ html: false, linkify: false, breaks: true }).disable([
  'link',
  'image',
  'autolink',
  'reference',
]);

/** The same few texts are read again and again; a large table takes long to render. */
const MAX_REMEMBERED = 200;
const remembered = new Map<string, string>();

/** Markdown as safe HTML for the kiosk: no attribute but a list's start and a cell's alignment. */
export function renderMarkdown(text: string): string {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const html = renderer.render(text);
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  remembered.set(text, html);
  return html;
}

// The language of a code block would become a class.
renderer.core.ruler.push('plain', ({ tokens }) => {
  for (const token of tokens) {
    if (token.type === 'fence') token.info = '';
    const style = token.attrGet('style');
    if (style === null) continue;
    // The kiosk's policy forbids inline styles; its style sheet knows the classes.
    const alignment = /^text-align:(left|center|right)$/.exec(String(style))?.[1];
    token.attrs = alignment === undefined ? null : [['class', alignment]];
  }
});
