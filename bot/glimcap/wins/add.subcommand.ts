import { isHomeStaff } from '../../guilds/is-home-staff.ts';
import { requireHome } from '../../guilds/require-home.ts';
import type { Subcommand } from '../../slash-command.ts';
import { parseArea } from './parse-area.ts';

/** For every member. What staff add is accepted at once. */
export default {
  defer: 'ephemeral',

  async execute(interaction, context) {
    requireHome(interaction, context);
    const { wins, words, log } = context;
    const { options, member } = interaction;
    const win = await wins.add(
      {
        area: parseArea(options.getString('area', true), context),
        areaName: options.getString('heading'),
        text: options.getString('text', true),
        weekEnd: wins.weekEnd(options.getString('week') === 'last' ? 'last' : 'this'),
        author: { name: member.displayName, discordId: member.id },
        source: 'command',
      },
      { isStaff: await isHomeStaff(interaction, context) },
    );
    log.info({ winId: win.id, state: win.state, userId: member.id }, 'win added');
    const said = win.state === 'accepted' ? 'win.accepted' : 'win.proposed';
    await interaction.editReply(words.glimcap(said, { weekEnd: win.weekEnd }));
  },
} satisfies Subcommand;
