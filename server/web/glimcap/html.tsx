/** Markdown that the server rendered with raw HTML off; nothing where there is none. */
export function Html({ html }: { html: string }) {
  return html === '' ? null : <div class="prose" dangerouslySetInnerHTML={{ __html: html }} />;
}
