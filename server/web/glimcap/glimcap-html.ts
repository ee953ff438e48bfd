/**
 * markdown-it aligns table cells by style attributes, which the pages' CSP ignores;
 * the same as classes. The HTML is the server's own, rendered with raw HTML off.
 */
export function glimcapHtml(html: string): string {
  return html
    .replace(/<(t[hd]) style="text-align:(left|right|center)">/g, '<$1 class="align-$2">')
    .replace(/<table>/g, '<div class="table-scroll"><table>')
    .replace(/<\/table>/g, '</table></div>');
}
