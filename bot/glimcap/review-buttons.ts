import { ActionRowBuilder, ButtonBuilder, ButtonStyle } from 'discord.js';
import type { GlimcapReport } from '#domain/glimcap/glimcap-report.entity.ts';
import type { BotContext } from '../context.ts';
import { customId } from '../custom-id.ts';
import { deskUrl } from './desk-url.ts';
import { reviewedId } from './reviewed-id.ts';

type Verb = 'publish' | 'hold' | 'release' | 'recompute' | 'edit' | 'acknowledge' | 'win';

/** What can be done with a report as it stands; nothing with one that is published. */
export function reviewButtons(
  report: GlimcapReport,
  openFindings: number,
  context: Pick<BotContext, 'words' | 'publicUrl'>,
): ActionRowBuilder<ButtonBuilder>[] {
  if (report.state === 'published') return [];
  const { words } = context;
  const button = (verb: Verb, style = ButtonStyle.Secondary) =>
    new ButtonBuilder()
      .setCustomId(customId(`glimcap-${verb}`, reviewedId(report)))
      .setLabel(words.glimcap(`button.${verb}`, { count: openFindings }))
      .setStyle(style);
  const turn =
    report.state === 'held'
      ? [button('release', ButtonStyle.Primary)]
      : [button('publish', ButtonStyle.Success), button('hold')];
  const web = new ButtonBuilder()
    .setStyle(ButtonStyle.Link)
    .setLabel(words.glimcap('button.web'))
    .setURL(deskUrl(report, context));
  const row = (...buttons: ButtonBuilder[]) => new ActionRowBuilder<ButtonBuilder>().addComponents(buttons);
  return [
    row(...turn, button('recompute')),
    row(...(openFindings > 0 ? [button('acknowledge', ButtonStyle.Primary)] : []), button('edit'), button('win'), web),
  ];
}
