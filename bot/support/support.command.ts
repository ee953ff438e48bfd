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
    .setDescription('Kinds of tickets')
    .addSubcommand((sub) => addCategoryOptions(named(sub, 'add', 'Add a kind of ticket', 'name', 'Its name')))
    .addSubcommand((sub) =>
      addCategoryOptions(completed(sub, 'edit', 'Change a kind of ticket', 'category', 'Which one'))
        .addStringOption((option) => option.setName('name').setDescription('A new name'))
        .addBooleanOption((option) => option.setName('default').setDescription('For tickets that name no kind')),
    )
    .addSubcommand((sub) => completed(sub, 'questions', 'Choose what its form asks', 'category', 'Which one'))
    .addSubcommand(plain('list', 'Show the kinds of tickets'))
    .addSubcommand((sub) => completed(sub, 'remove', 'Open no more of a kind', 'category', 'Which one'));

const panel: Group = (group) =>
  group
    .setName('panel')
    .setDescription('Messages from which members open tickets')
    .addSubcommand((sub) =>
      textChannel(sub.setName('post').setDescription('Post a panel'))
        .addStringOption((option) =>
          option.setName('categories').setDescription('By name, with commas; all when left out'),
        )
        .addStringOption((option) =>
          option
            .setName('style')
            .setDescription('How it shows them')
            .addChoices({ name: 'buttons', value: 'buttons' }, { name: 'a menu', value: 'select' }),
        )
        .addStringOption((option) => option.setName('title').setDescription('Its title').setMaxLength(200))
        .addStringOption((option) => option.setName('text').setDescription('Its text').setMaxLength(2_000)),
    )
    .addSubcommand(plain('list', 'Show where panels stand'))
    .addSubcommand((sub) => completed(sub, 'remove', 'Take a panel away', 'panel', 'Which one'));

const snippet: Group = (group) =>
  group
    .setName('snippet')
    .setDescription('Prepared replies')
    .addSubcommand((sub) => named(sub, 'add', 'Prepare a reply', 'name', 'Its name'))
    .addSubcommand((sub) => completed(sub, 'edit', 'Change a prepared reply', 'name', 'Which one'))
    .addSubcommand(plain('list', 'Show the prepared replies'))
    .addSubcommand((sub) => completed(sub, 'remove', 'Remove a prepared reply', 'name', 'Which one'));

const autoAnswer: Group = (group) =>
  group
    .setName('auto-answer')
    .setDescription('What is answered at once')
    .addSubcommand((sub) =>
      named(sub, 'add', 'Answer what fits a pattern', 'name', 'Its name')
        .addStringOption((option) =>
          option.setName('pattern').setDescription('A regular expression').setRequired(true).setMaxLength(500),
        )
        .addStringOption((option) => option.setName('text').setDescription('The answer').setMaxLength(1_500))
        .addStringOption((option) => option.setName('articles').setDescription('Help articles, by their address')),
    )
    .addSubcommand(plain('list', 'Show what is answered at once'))
    .addSubcommand((sub) => named(sub, 'test', 'Try what a text is answered with', 'text', 'What somebody writes'))
    .addSubcommand((sub) => completed(sub, 'remove', 'Answer it no more', 'name', 'Which one'));

const block: Group = (group) =>
  group
    .setName('block')
    .setDescription('Who may open no tickets')
    .addSubcommand((sub) =>
      member(sub.setName('add').setDescription('Let a member open no tickets'))
        .addStringOption((option) =>
          option.setName('reason').setDescription('Why; they read it').setRequired(true).setMaxLength(300),
        )
        .addStringOption((option) => option.setName('until').setDescription('E.g. 2h, 3d or 2026-03-08')),
    )
    .addSubcommand(plain('list', 'Show who is blocked'))
    .addSubcommand((sub) => member(sub.setName('remove').setDescription('Let a member open tickets again')));

const watch: Group = (group) =>
  group
    .setName('watch')
    .setDescription('Text channels in which members ask')
    .addSubcommand((sub) =>
      textChannel(sub.setName('add').setDescription('Overlook no question there'))
        .addIntegerOption((option) => option.setName('minutes').setDescription('Until it counts as unanswered'))
        .addStringOption((option) =>
          option.setName('category').setDescription('Of tickets made there').setAutocomplete(true),
        )
        .addStringOption((option) => option.setName('emoji').setDescription('With which staff make a ticket')),
    )
    .addSubcommand(plain('list', 'Show what is watched'))
    .addSubcommand((sub) => textChannel(sub.setName('remove').setDescription('Watch it no more')));

const settingsSub: Sub = (sub) =>
  sub
    .setName('settings')
    .setDescription('Choose where tickets open and who answers them')
    .addChannelOption((option) =>
      option
        .setName('channel')
        .setDescription('The text channel whose private threads are tickets')
        .addChannelTypes(ChannelType.GuildText),
    )
    .addRoleOption((option) => option.setName('role').setDescription('The support role'))
    .addRoleOption((option) => option.setName('lead').setDescription('Who may use this command too'))
    .addStringOption((option) => option.setName('name').setDescription('The name of support').setMaxLength(80))
    .addIntegerOption((option) => option.setName('per-member').setDescription('Open tickets a member, over all kinds'))
    .addBooleanOption((option) =>
      option.setName('mail').setDescription('Whether mails to the support address open tickets here'),
    );

/** For who runs support: each handler asks for Manage Guild or the lead role. Discord shows it to all, since a lead role is ours. */
export default {
  data: new SlashCommandBuilder()
    .setName('support')
    .setDescription('Choose how this guild gives support')
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
    option
      .setName('channel')
      .setDescription('The text channel')
      .addChannelTypes(ChannelType.GuildText)
      .setRequired(true),
  );
}

function member(sub: SlashCommandSubcommandBuilder): SlashCommandSubcommandBuilder {
  return sub.addUserOption((option) => option.setName('member').setDescription('Who').setRequired(true));
}
