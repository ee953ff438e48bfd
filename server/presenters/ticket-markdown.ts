import MarkdownIt from 'markdown-it';

const { escapeHtml } = new MarkdownIt().utils;

const MENTION = /<(@[!&]?|#)(\d{17,20})>/g;
const CUSTOM_EMOJI = /<a?:(\w{2,32}):\d{17,20}>/g;
const CUSTOM_EMOJI_HERE = /^<a?:(\w{2,32}):(\d{17,20})>/;
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

/** A custom emoji whose picture is known; any other is its name by now. */
markdown.inline.ruler.before('autolink', 'custom_emoji', (state, silent) => {
  const [whole, name, id] = CUSTOM_EMOJI_HERE.exec(state.src.slice(state.pos, state.pos + 64)) ?? [];
  if (!whole || !name || !id) return false;
  if (!silent) Object.assign(state.push('custom_emoji', 'img', 0), { content: name, info: id });
  state.pos += whole.length;
  return true;
});

markdown.renderer.rules.custom_emoji = (tokens, index, _options, env) => {
  const { content = '', info = '' } = tokens[index] ?? {};
  const url: unknown = env?.emoji instanceof Map ? env.emoji.get(info) : null;
  const word = escapeHtml(`:${content}:`);
  return typeof url === 'string'
    ? `<img class="emoji" src="${escapeHtml(url)}" alt="${word}" title="${word}" loading="lazy">`
    : word;
};

markdown.renderer.rules.link_open = (tokens, index, options, _env, self) => {
  tokens[index]?.attrSet('rel', 'nofollow noopener noreferrer');
  return self.renderToken(tokens, index, options);
};

/**
 * What somebody wrote in Discord as HTML that is safe to show. Mentions become
 * names, which a stranger may have chosen and so are no Markdown; custom emoji
 * become their pictures, or their names.
 * @param emoji where the pictures of custom emoji are, by their Discord ids
 */
export function ticketMarkdown(
  text: string,
  nameOf: (id: string) => string | null,
  emoji: ReadonlyMap<string, string> = new Map(),
): string {
  const quote = (word: string) => word.replace(SIGN, '\\$&');
  return markdown.render(mentions(text, nameOf, quote), { emoji }).trim();
}

/** The same as plain text. */
export function plainMentions(
  text: string,
  nameOf: (id: string) => string | null,
  quote: (word: string) => string = (word) => word,
): string {
  return mentions(text, nameOf, quote).replace(CUSTOM_EMOJI, (_whole, name: string) => quote(`:${name}:`));
}

function mentions(text: string, nameOf: (id: string) => string | null, quote: (word: string) => string): string {
  return text
    .replace(MENTION, (_whole, kind: string, id: string) => quote(`${kind[0]}${nameOf(id) ?? id}`))
    .replace(TIMESTAMP, (whole, seconds: string) => {
      const at = new Date(Number(seconds) * 1000);
      return Number.isNaN(at.getTime()) ? whole : quote(`${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`);
    });
}
