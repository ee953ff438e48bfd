import MarkdownIt from 'markdown-it';

const MENTION = /<(@[!&]?|#)(\d{17,20})>/g;
const CUSTOM_EMOJI = /<a?:(\w{2,32}):\d{17,20}>/g;
const TIMESTAMP = /<t:(\d{1,12})(?::[a-zA-Z])?>/g;
/** Everything that Markdown could take for a sign. */
const SIGN = /[\\`*_{}[\]()#+\-.!|<>~&]/g;

/** No raw HTML, no pictures from elsewhere, no tables or rules that Discord does not have either. */
const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true }).disable([
  'image',
  'table',
  'reference',
  'lheading',
  'hr',
]);

markdown.renderer.rules.link_open = (tokens, index, options, _env, self) => {
  tokens[index]?.attrSet('rel', 'nofollow noopener noreferrer');
  return self.renderToken(tokens, index, options);
};

/**
 * What somebody wrote in Discord as HTML that is safe to show. Mentions become
 * names, which a stranger may have chosen and so are no Markdown; custom emoji
 * become their names.
 */
export function ticketMarkdown(text: string, nameOf: (id: string) => string | null): string {
  return markdown.render(plainMentions(text, nameOf, (word) => word.replace(SIGN, '\\$&'))).trim();
}

/** The same as plain text. */
export function plainMentions(
  text: string,
  nameOf: (id: string) => string | null,
  quote: (word: string) => string = (word) => word,
): string {
  return text
    .replace(MENTION, (_whole, kind: string, id: string) => quote(`${kind[0]}${nameOf(id) ?? id}`))
    .replace(CUSTOM_EMOJI, (_whole, name: string) => quote(`:${name}:`))
    .replace(TIMESTAMP, (whole, seconds: string) => {
      const at = new Date(Number(seconds) * 1000);
      return Number.isNaN(at.getTime()) ? whole : quote(`${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`);
    });
}
