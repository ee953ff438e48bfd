import { ActionRowBuilder, ButtonBuilder, ButtonStyle } from 'discord.js';
import type { Finding } from '#domain/glimcap/sanity/finding.ts';
import type { BotContext } from '../context.ts';
import { customId } from '../custom-id.ts';
import { ACKNOWLEDGE } from './acknowledge-form.ts';
import { fitLines } from './fit-lines.ts';
import { findingText } from './review-lists.ts';

/** What a message's text takes, with a sentence before it. */
const LIST_LENGTH = 1_800;

interface Gate {
  /** Of the draft, as its components name it. */
  id: string;
  open: readonly Finding[];
}

/** What stands in the way of a report: a list, and a button for what can be acknowledged. */
export function openFindings({ id, open }: Gate, context: Pick<BotContext, 'words'>) {
  const { words } = context;
  if (open.length === 0) return { content: words.glimcap('acknowledge.none'), components: [] };
  const canAcknowledge = open.some(({ kind }) => kind !== 'reference');
  const first = words.glimcap(canAcknowledge ? 'acknowledge.first' : 'acknowledge.mend');
  const texts = open.map((finding) => findingText(finding, context));
  const { text } = fitLines(texts, { length: LIST_LENGTH, more: (count) => words.glimcap('review.more', { count }) });
  const button = new ButtonBuilder()
    .setCustomId(customId(ACKNOWLEDGE, id))
    .setLabel(words.glimcap('button.acknowledge', { count: open.length }))
    .setStyle(ButtonStyle.Primary);
  const row = new ActionRowBuilder<ButtonBuilder>().addComponents(button);
  return { content: `${first}\n${text}`, components: canAcknowledge ? [row] : [] };
}
