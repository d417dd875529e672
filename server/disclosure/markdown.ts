import MarkdownIt from 'markdown-it';

// `html: false` turns every tag of the text into plain characters; without links and images no
// address can come out either. What is left are paragraphs, headings, lists and tables.
const renderer = new MarkdownIt({ html: false, linkify: false, breaks: true }).disable([
  'link',
  'image',
  'autolink',
  'reference',
]);

/** Markdown as safe HTML for the kiosk. */
export function renderMarkdown(text: string): string {
  return renderer.render(text);
}
