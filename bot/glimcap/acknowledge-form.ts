import { createHash } from 'node:crypto';
import {
  LabelBuilder,
  ModalBuilder,
  StringSelectMenuBuilder,
  StringSelectMenuOptionBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import type { Finding } from '#domain/glimcap/sanity/finding.ts';
import type { BotContext } from '../context.ts';
import { customId } from '../custom-id.ts';

export const ACKNOWLEDGE = 'glimcap-acknowledge';
export const FINDINGS_FIELD = 'findings';
export const REASON_FIELD = 'reason';
/** Discord's limits for a select. */
const OPTIONS_MAX = 25;
const OPTION_LENGTH = 100;

type Words = Pick<BotContext, 'words'>;

/** What a reviewer has seen, and why it may be published all the same: one finding, several, or all of them. */
export function acknowledgeForm(id: string, findings: readonly Finding[], { words }: Words): ModalBuilder {
  const all =
    findings.length > 1 ? [option(words.glimcap('acknowledge.all', { count: findings.length }), allOf(findings))] : [];
  const each = findings.slice(0, OPTIONS_MAX - all.length).map((finding) => option(finding.text, finding.id));
  const options = [...all, ...each];
  const which = new StringSelectMenuBuilder()
    .setCustomId(FINDINGS_FIELD)
    .setPlaceholder(words.glimcap('acknowledge.choose'))
    .setMinValues(1)
    .setMaxValues(options.length)
    .addOptions(options);
  const reason = new TextInputBuilder()
    .setCustomId(REASON_FIELD)
    .setStyle(TextInputStyle.Paragraph)
    .setPlaceholder(words.glimcap('acknowledge.hint'))
    .setMinLength(3)
    .setMaxLength(500)
    .setRequired(true);
  return new ModalBuilder()
    .setCustomId(customId(ACKNOWLEDGE, id))
    .setTitle(words.glimcap('acknowledge.title'))
    .addLabelComponents(
      new LabelBuilder().setLabel(words.glimcap('acknowledge.which')).setStringSelectMenuComponent(which),
      new LabelBuilder().setLabel(words.glimcap('acknowledge.reason')).setTextInputComponent(reason),
    );
}

/** Stands for these findings and no others: who chooses "all" has not seen what is found later. */
export function allOf(findings: readonly Finding[]): string {
  const ids = findings.map(({ id }) => id).join(' ');
  return `all-${createHash('sha256').update(ids).digest('base64url').slice(0, 16)}`;
}

/** A sentence that is too long for the option's first line goes on in its second. */
function option(text: string, value: string): StringSelectMenuOptionBuilder {
  const built = new StringSelectMenuOptionBuilder().setValue(value);
  if (text.length <= OPTION_LENGTH) return built.setLabel(text);
  const at = text.lastIndexOf(' ', OPTION_LENGTH);
  const label = text.slice(0, at > 0 ? at : OPTION_LENGTH);
  const rest = text.slice(label.length).trim();
  const description = rest.length <= OPTION_LENGTH ? rest : `${rest.slice(0, OPTION_LENGTH - 1)}…`;
  return built.setLabel(label).setDescription(description);
}
