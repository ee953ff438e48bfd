import {
  InteractionContextType,
  SlashCommandBuilder,
  type SlashCommandSubcommandBuilder,
  type SlashCommandSubcommandsOnlyBuilder,
} from 'discord.js';
import { TICKET_PRIORITIES } from '#domain/support/ticket-priority.ts';
import type { SlashCommand } from '../slash-command.ts';
import claim from './claim.subcommand.ts';
import close from './close.subcommand.ts';
import list from './member/list.subcommand.ts';
import reopen from './member/reopen.subcommand.ts';
import open from './opening/open.subcommand.ts';
import release from './release.subcommand.ts';
import note from './replies/note.subcommand.ts';
import notes from './replies/notes.subcommand.ts';
import reply from './replies/reply.subcommand.ts';
import say from './replies/say.subcommand.ts';
import add from './staff/add.subcommand.ts';
import closeRequest, { CLOSES } from './staff/close-request.subcommand.ts';
import keepOpen from './staff/keep-open.subcommand.ts';
import move from './staff/move.subcommand.ts';
import pending from './staff/pending.subcommand.ts';
import priority from './staff/priority.subcommand.ts';
import remove from './staff/remove.subcommand.ts';
import resume from './staff/resume.subcommand.ts';
import search from './staff/search.subcommand.ts';
import snooze from './staff/snooze.subcommand.ts';
import topic from './staff/topic.subcommand.ts';
import transfer from './staff/transfer.subcommand.ts';

type Sub = (sub: SlashCommandSubcommandBuilder) => SlashCommandSubcommandBuilder;

/** For members and staff alike: what one may do with a ticket its rules say, and who may not is told. */
export default {
  data: withStaffSubcommands(
    new SlashCommandBuilder()
      .setName('ticket')
      .setDescription('Get help, or give it')
      .setContexts(InteractionContextType.Guild)
      .addSubcommand((sub) =>
        sub
          .setName('open')
          .setDescription('Ask the support team for help')
          .addStringOption((option) =>
            option.setName('category').setDescription('What it is about').setAutocomplete(true),
          )
          .addStringOption((option) => option.setName('topic').setDescription('In a few words').setMaxLength(80)),
      )
      .addSubcommand((sub) => sub.setName('list').setDescription('Show your open tickets'))
      .addSubcommand((sub) =>
        sub
          .setName('close')
          .setDescription('Close this ticket')
          .addStringOption((option) => option.setName('reason').setDescription('Why').setMaxLength(500))
          .addStringOption((option) => option.setName('at').setDescription('Staff: close later, e.g. 2h or 3d')),
      )
      .addSubcommand((sub) =>
        sub
          .setName('reopen')
          .setDescription('Reopen a closed ticket')
          .addIntegerOption((option) => option.setName('number').setDescription('Its number').setMinValue(1)),
      )
      .addSubcommand(withMember('add', 'Add somebody to this ticket')),
  ),
  subcommands: {
    ...{ open, list, close, reopen, add, claim, release, transfer, move, priority, topic, remove, pending, resume },
    ...{ snooze, 'keep-open': keepOpen, 'close-request': closeRequest, reply, say, note, notes, search },
  },
} satisfies SlashCommand;

function withStaffSubcommands(command: SlashCommandSubcommandsOnlyBuilder): SlashCommandSubcommandsOnlyBuilder {
  return command
    .addSubcommand(plain('claim', 'Staff: claim this ticket'))
    .addSubcommand(plain('release', 'Staff: give this ticket back to the team'))
    .addSubcommand(withMember('transfer', 'Staff: hand this ticket to somebody else'))
    .addSubcommand((sub) =>
      text(sub, 'move', 'Staff: move this ticket to another category').addStringOption((option) =>
        option.setName('category').setDescription('Which one').setRequired(true).setAutocomplete(true),
      ),
    )
    .addSubcommand((sub) =>
      text(sub, 'priority', 'Staff: set this ticket’s priority').addStringOption((option) =>
        option
          .setName('priority')
          .setDescription('How urgent')
          .setRequired(true)
          .addChoices(...TICKET_PRIORITIES.map((value) => ({ name: value, value }))),
      ),
    )
    .addSubcommand((sub) =>
      text(sub, 'topic', 'Staff: set this ticket’s topic').addStringOption((option) =>
        option.setName('topic').setDescription('Leave empty to remove it').setMaxLength(200),
      ),
    )
    .addSubcommand(withMember('remove', 'Staff: remove somebody from this ticket'))
    .addSubcommand(plain('pending', 'Staff: mark this ticket as waiting for the member'))
    .addSubcommand(plain('resume', 'Staff: stop waiting for the member'))
    .addSubcommand((sub) =>
      text(sub, 'snooze', 'Staff: snooze this ticket').addStringOption((option) =>
        option.setName('until').setDescription('E.g. 2h, 3d or 2026-03-08 14:00').setRequired(true),
      ),
    )
    .addSubcommand(plain('keep-open', 'Staff: cancel a scheduled close'))
    .addSubcommand((sub) =>
      text(sub, 'close-request', 'Staff: ask the member whether it is solved')
        .addStringOption((option) =>
          option.setName('reason').setDescription('Why; the member sees it').setMaxLength(500),
        )
        .addStringOption((option) => option.setName('lapses-after').setDescription('E.g. 2h or 3d'))
        .addStringOption((option) =>
          option
            .setName('unanswered')
            .setDescription('Without an answer')
            .addChoices({ name: 'it stays open', value: 'open' }, { name: 'it is closed', value: CLOSES }),
        ),
    )
    .addSubcommand((sub) =>
      text(sub, 'reply', 'Staff: send a snippet')
        .addStringOption((option) =>
          option.setName('name').setDescription('Which one').setRequired(true).setAutocomplete(true),
        )
        .addBooleanOption((option) => option.setName('anonymous').setDescription('Send it without your name')),
    )
    .addSubcommand((sub) =>
      text(sub, 'say', 'Staff: reply without your name').addStringOption((option) =>
        option.setName('text').setDescription('What').setRequired(true).setMaxLength(1_800),
      ),
    )
    .addSubcommand((sub) =>
      text(sub, 'note', 'Staff: add a note that only staff can see').addStringOption((option) =>
        option.setName('text').setDescription('What').setRequired(true).setMaxLength(1_800),
      ),
    )
    .addSubcommand(plain('notes', 'Staff: show this ticket’s notes'))
    .addSubcommand((sub) =>
      text(sub, 'search', 'Staff: find tickets').addStringOption((option) =>
        option
          .setName('words')
          .setDescription('Words from the ticket, or its number')
          .setRequired(true)
          .setMaxLength(200),
      ),
    );
}

function text(sub: SlashCommandSubcommandBuilder, name: string, description: string): SlashCommandSubcommandBuilder {
  return sub.setName(name).setDescription(description);
}

function plain(name: string, description: string): Sub {
  return (sub) => text(sub, name, description);
}

function withMember(name: string, description: string): Sub {
  return (sub) =>
    text(sub, name, description).addUserOption((option) =>
      option.setName('member').setDescription('Who').setRequired(true),
    );
}
