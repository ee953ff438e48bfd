import {
  LabelBuilder,
  ModalBuilder,
  type ModalSubmitInteraction,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { AREA_NAME_MAX, WIN_TEXT_MAX, type WinText } from '#domain/glimcap/wins/new-win.ts';
import type { Win } from '#domain/glimcap/wins/win.entity.ts';
import { areaHeading, WIN_AREAS } from '#domain/glimcap/wins/win-area.ts';
import type { BotContext } from '../../context.ts';
import { customId } from '../../custom-id.ts';
import { parseArea } from './parse-area.ts';

const AREA_FIELD = 'area';
const TEXT_FIELD = 'text';
const NAME_FIELD = 'name';

interface Form {
  verb: string;
  id: string;
  title: string;
  /** What is there to be edited. */
  standing?: Pick<Win, 'area' | 'areaName' | 'text'>;
}

/** What is said of a win: its area, its words, and the heading of its own that "And More" may have. */
export function winForm({ verb, id, title, standing }: Form, { words }: Pick<BotContext, 'words'>): ModalBuilder {
  const area = new StringSelectMenuBuilder().setCustomId(AREA_FIELD).addOptions(
    WIN_AREAS.map((value) => ({
      label: areaHeading({ area: value }),
      value,
      default: value === standing?.area,
    })),
  );
  const text = new TextInputBuilder()
    .setCustomId(TEXT_FIELD)
    .setStyle(TextInputStyle.Paragraph)
    .setMaxLength(WIN_TEXT_MAX)
    .setRequired(true);
  const name = new TextInputBuilder()
    .setCustomId(NAME_FIELD)
    .setStyle(TextInputStyle.Short)
    .setMaxLength(AREA_NAME_MAX)
    .setRequired(false);
  if (standing) text.setValue(standing.text);
  if (standing?.areaName) name.setValue(standing.areaName);
  return new ModalBuilder()
    .setCustomId(customId(verb, id))
    .setTitle(title)
    .addLabelComponents(
      new LabelBuilder().setLabel(words.glimcap('win.form.area')).setStringSelectMenuComponent(area),
      new LabelBuilder().setLabel(words.glimcap('win.form.text')).setTextInputComponent(text),
      new LabelBuilder()
        .setLabel(words.glimcap('win.form.name'))
        .setDescription(words.glimcap('win.form.nameHint'))
        .setTextInputComponent(name),
    );
}

/** What was filled in. @throws DomainError not_found for an area that there is not (any more) */
export function readWinForm({ fields }: ModalSubmitInteraction, context: Pick<BotContext, 'words'>): WinText {
  const area = parseArea(fields.getStringSelectValues(AREA_FIELD)[0], context);
  const areaName = fields.getTextInputValue(NAME_FIELD).trim();
  return { area, text: fields.getTextInputValue(TEXT_FIELD), areaName: areaName === '' ? null : areaName };
}
