import {
  ChannelType,
  InteractionContextType,
  SlashCommandBuilder,
  type SlashCommandStringOption,
  type SlashCommandSubcommandBuilder,
  type SlashCommandSubcommandGroupBuilder,
} from 'discord.js';
import type { SlashCommand, Subcommand } from '../slash-command.ts';
import addAnswer from './auto-answers/add.subcommand.ts';
import listAnswers from './auto-answers/list.subcommand.ts';
import removeAnswer from './auto-answers/remove.subcommand.ts';
import testAnswers from './auto-answers/test.subcommand.ts';
import addBlock from './blocks/add.subcommand.ts';
import listBlocks from './blocks/list.subcommand.ts';
import removeBlock from './blocks/remove.subcommand.ts';
import addCategory from './categories/add.subcommand.ts';
import { addCategoryOptions } from './categories/category-options.ts';
import editCategory from './categories/edit.subcommand.ts';
import listCategories from './categories/list.subcommand.ts';
import questions from './categories/questions.subcommand.ts';
import removeCategory from './categories/remove.subcommand.ts';
import settings from './categories/settings.subcommand.ts';
import listPanels from './panels/list.subcommand.ts';
import postPanel from './panels/post.subcommand.ts';
import removePanel from './panels/remove.subcommand.ts';
import addWatch from './questions/add.subcommand.ts';
import listWatches from './questions/list.subcommand.ts';
import removeWatch from './questions/remove.subcommand.ts';
import { hoursGroup, slaGroup, slaHandlers } from './sla/sla-groups.ts';
import addSnippet from './snippets/add.subcommand.ts';
import editSnippet from './snippets/edit.subcommand.ts';
import listSnippets from './snippets/list.subcommand.ts';
import removeSnippet from './snippets/remove.subcommand.ts';
import stats from './stats.subcommand.ts';
import { statsSubcommand } from './stats-subcommand.ts';

type Group = (group: SlashCommandSubcommandGroupBuilder) => SlashCommandSubcommandGroupBuilder;
type Sub = (sub: SlashCommandSubcommandBuilder) => SlashCommandSubcommandBuilder;

const category: Group = (group) =>
  group
    .setName('category')
    .setDescription('Ticket categories')
    .addSubcommand((sub) => addCategoryOptions(named(sub, 'add', 'Add a ticket category', 'name', 'Its name')))
    .addSubcommand((sub) =>
      addCategoryOptions(completed(sub, 'edit', 'Change a ticket category', 'category', 'Which one'))
        .addStringOption((option) => option.setName('name').setDescription('A new name'))
        .addBooleanOption((option) =>
          option.setName('default').setDescription('Use it for tickets without a category'),
        ),
    )
    .addSubcommand((sub) =>
      completed(sub, 'questions', 'Choose the questions of a category’s form', 'category', 'Which one'),
    )
    .addSubcommand(plain('list', 'Show the ticket categories'))
    .addSubcommand((sub) =>
      completed(sub, 'remove', 'Remove a ticket category; open tickets go on', 'category', 'Which one'),
    );

const panel: Group = (group) =>
  group
    .setName('panel')
    .setDescription('Messages with a button or menu to open tickets')
    .addSubcommand((sub) =>
      textChannel(sub.setName('post').setDescription('Post a panel'))
        .addStringOption((option) =>
          option.setName('categories').setDescription('Their names, separated by commas; all if left out'),
        )
        .addStringOption((option) =>
          option
            .setName('style')
            .setDescription('Buttons or a menu')
            .addChoices({ name: 'buttons', value: 'buttons' }, { name: 'a menu', value: 'select' }),
        )
        .addStringOption((option) => option.setName('title').setDescription('Its title').setMaxLength(200))
        .addStringOption((option) => option.setName('text').setDescription('Its text').setMaxLength(2_000)),
    )
    .addSubcommand(plain('list', 'Show where the panels are'))
    .addSubcommand((sub) => completed(sub, 'remove', 'Take a panel away', 'panel', 'Which one'));

const snippet: Group = (group) =>
  group
    .setName('snippet')
    .setDescription('Prepared replies')
    .addSubcommand((sub) => named(sub, 'add', 'Add a snippet', 'name', 'Its name'))
    .addSubcommand((sub) => completed(sub, 'edit', 'Change a snippet', 'name', 'Which one'))
    .addSubcommand(plain('list', 'Show the snippets'))
    .addSubcommand((sub) => completed(sub, 'remove', 'Remove a snippet', 'name', 'Which one'));

const autoAnswer: Group = (group) =>
  group
    .setName('auto-answer')
    .setDescription('Instant answers to common questions')
    .addSubcommand((sub) =>
      named(sub, 'add', 'Add an instant answer', 'name', 'Its name')
        .addStringOption((option) =>
          option
            .setName('pattern')
            .setDescription('A regular expression that the text has to match')
            .setRequired(true)
            .setMaxLength(500),
        )
        .addStringOption((option) => option.setName('text').setDescription('The answer').setMaxLength(1_500))
        .addStringOption((option) => option.setName('articles').setDescription('Help articles, by their address')),
    )
    .addSubcommand(plain('list', 'Show the instant answers'))
    .addSubcommand((sub) => named(sub, 'test', 'Try out what a text gets as an answer', 'text', 'What somebody writes'))
    .addSubcommand((sub) => completed(sub, 'remove', 'Remove an instant answer', 'name', 'Which one'));

const block: Group = (group) =>
  group
    .setName('block')
    .setDescription('Members who cannot open tickets')
    .addSubcommand((sub) =>
      member(sub.setName('add').setDescription('Stop a member from opening tickets'))
        .addStringOption((option) =>
          option.setName('reason').setDescription('Why; the member sees it').setRequired(true).setMaxLength(300),
        )
        .addStringOption((option) => option.setName('until').setDescription('E.g. 2h, 3d or 2026-03-08')),
    )
    .addSubcommand(plain('list', 'Show who is blocked'))
    .addSubcommand((sub) => member(sub.setName('remove').setDescription('Let a member open tickets again')));

const watch: Group = (group) =>
  group
    .setName('watch')
    .setDescription('Channels where members ask questions')
    .addSubcommand((sub) =>
      textChannel(sub.setName('add').setDescription('Watch a channel for unanswered questions'))
        .addIntegerOption((option) =>
          option.setName('minutes').setDescription('Minutes until a question counts as unanswered'),
        )
        .addStringOption((option) =>
          option.setName('category').setDescription('The category of tickets made there').setAutocomplete(true),
        )
        .addStringOption((option) => option.setName('emoji').setDescription('Staff react with it to make a ticket')),
    )
    .addSubcommand(plain('list', 'Show the watched channels'))
    .addSubcommand((sub) => textChannel(sub.setName('remove').setDescription('Stop watching a channel')));

const settingsSub: Sub = (sub) =>
  sub
    .setName('settings')
    .setDescription('Choose where tickets open and who answers them')
    .addChannelOption((option) =>
      option
        .setName('channel')
        .setDescription('The channel where tickets open as private threads')
        .addChannelTypes(ChannelType.GuildText),
    )
    .addRoleOption((option) => option.setName('role').setDescription('The support role'))
    .addRoleOption((option) => option.setName('lead').setDescription('A role that may use this command too'))
    .addStringOption((option) =>
      option.setName('name').setDescription('The name that anonymous replies carry').setMaxLength(80),
    )
    .addIntegerOption((option) =>
      option.setName('per-member').setDescription('Open tickets per member, in all categories together'),
    )
    .addBooleanOption((option) =>
      option.setName('mail').setDescription('Whether mail to the support address opens tickets here'),
    );

/** For who runs support: each handler asks for Manage Guild or the lead role. Discord shows it to all, since a lead role is ours. */
export default {
  data: new SlashCommandBuilder()
    .setName('support')
    .setDescription('Set up support in this guild')
    .setContexts(InteractionContextType.Guild)
    .addSubcommandGroup(category)
    .addSubcommandGroup(panel)
    .addSubcommandGroup(snippet)
    .addSubcommandGroup(autoAnswer)
    .addSubcommandGroup(block)
    .addSubcommandGroup(watch)
    .addSubcommandGroup(hoursGroup)
    .addSubcommandGroup(slaGroup)
    .addSubcommand(settingsSub)
    .addSubcommand(statsSubcommand),
  subcommands: { settings, stats },
  groups: {
    ...slaHandlers,
    category: { add: addCategory, edit: editCategory, questions, list: listCategories, remove: removeCategory },
    panel: { post: postPanel, list: listPanels, remove: removePanel },
    snippet: { add: addSnippet, edit: editSnippet, list: listSnippets, remove: removeSnippet },
    'auto-answer': { add: addAnswer, list: listAnswers, test: testAnswers, remove: removeAnswer },
    block: { add: addBlock, list: listBlocks, remove: removeBlock },
    watch: { add: addWatch, list: listWatches, remove: removeWatch },
  } satisfies Record<string, Record<string, Subcommand>>,
} satisfies SlashCommand;

function plain(name: string, description: string): Sub {
  return (sub) => sub.setName(name).setDescription(description);
}

function named(
  sub: SlashCommandSubcommandBuilder,
  ...[name, description, option, what]: [name: string, description: string, option: string, what: string]
): SlashCommandSubcommandBuilder {
  const required = (text: SlashCommandStringOption) => text.setName(option).setDescription(what).setRequired(true);
  return sub.setName(name).setDescription(description).addStringOption(required);
}

function completed(
  sub: SlashCommandSubcommandBuilder,
  ...[name, description, option, what]: [name: string, description: string, option: string, what: string]
): SlashCommandSubcommandBuilder {
  const required = (text: SlashCommandStringOption) =>
    text.setName(option).setDescription(what).setRequired(true).setAutocomplete(true);
  return sub.setName(name).setDescription(description).addStringOption(required);
}

function textChannel(sub: SlashCommandSubcommandBuilder): SlashCommandSubcommandBuilder {
  return sub.addChannelOption((option) =>
    option.setName('channel').setDescription('The channel').addChannelTypes(ChannelType.GuildText).setRequired(true),
  );
}

function member(sub: SlashCommandSubcommandBuilder): SlashCommandSubcommandBuilder {
  return sub.addUserOption((option) => option.setName('member').setDescription('Who').setRequired(true));
}
