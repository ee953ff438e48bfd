import type { APIEmbed } from 'discord-api-types/v10';
import { h } from 'preact';
import { cssColor } from '../client/guild.ts';
import { ExternalLink, InlineMarkdown, Markdown } from '../components/markdown.ts';
import { Timestamp } from '../components/timestamp.ts';
import { Picture } from './picture.ts';

/** https://discord.com/developers/docs/resources/message#embed-object */
export function Embed({ embed }: { embed: APIEmbed }) {
  const { color, title, url, description, fields = [], image, thumbnail } = embed;
  const style = color === undefined ? {} : { borderColor: cssColor(color) };
  return h(
    'article',
    { class: thumbnail ? 'embed with-thumbnail' : 'embed', style, 'aria-label': title ?? 'Embed' },
    h(
      'div',
      { class: 'embed-text' },
      h(Author, { embed }),
      title && h('p', { class: 'embed-title' }, h(MaybeLink, { url, source: title })),
      description && h(Markdown, { source: description }),
      fields.length > 0 && h('dl', { class: 'embed-fields' }, fields.map(Field)),
    ),
    thumbnail && h(Picture, { url: thumbnail.url, alt: 'Thumbnail', class: 'embed-thumbnail' }),
    image && h(Picture, { url: image.url, alt: pictureText(embed), class: 'embed-image' }),
    h(Footer, { embed }),
  );
}

function Author({ embed: { author } }: { embed: APIEmbed }) {
  if (!author) return null;
  return h(
    'p',
    { class: 'embed-author' },
    author.icon_url && h(Picture, { url: author.icon_url, alt: '', class: 'embed-icon' }),
    author.url ? h(ExternalLink, { url: author.url }, author.name) : author.name,
  );
}

function MaybeLink({ url, source }: { url: string | undefined; source: string }) {
  const text = h(InlineMarkdown, { source });
  return url === undefined ? text : h(ExternalLink, { url, children: text });
}

function Field({ name, value, inline }: NonNullable<APIEmbed['fields']>[number]) {
  return h(
    'div',
    { class: inline ? 'embed-field inline' : 'embed-field' },
    h('dt', null, h(InlineMarkdown, { source: name })),
    h('dd', null, h(Markdown, { source: value })),
  );
}

function Footer({ embed: { footer, timestamp } }: { embed: APIEmbed }) {
  if (!footer && !timestamp) return null;
  return h(
    'p',
    { class: 'embed-footer' },
    footer?.icon_url && h(Picture, { url: footer.icon_url, alt: '', class: 'embed-icon' }),
    footer && h('span', null, footer.text),
    footer && timestamp && ' • ',
    timestamp && h(Timestamp, { ms: Date.parse(timestamp), style: 's' }),
  );
}

/** Discord gives an embed's picture no text of its own when it comes by address. */
function pictureText({ title, description }: APIEmbed): string {
  return title ?? description?.slice(0, 80) ?? 'Picture';
}
