import { type Client, Events, SlashCommandBuilder } from 'discord.js';
import * as assert from 'uvu/assert';
import { TOKEN } from '../../sandbox/discord/testing/test-sandbox.ts';
import { type GuildBot, openGuildBot } from '../../tests/support/guild-bot.ts';
import { lastAnswer } from '../../tests/support/last-answer.ts';
import { suite } from '../../tests/support/suite.ts';
import { createClient } from '../client.ts';
import { createDispatch } from '../dispatch.ts';
import type { Registry } from '../registry.ts';

/** How often each interaction's handler has run. */
const runs = new Map<string, number>();
/** What the handler waits for before it answers. */
let gate: Promise<void> = Promise.resolve();

const probe: Registry = {
  commands: [
    {
      data: new SlashCommandBuilder().setName('probe').setDescription('For tests'),
      defer: 'ephemeral',
      execute: async (interaction) => {
        runs.set(interaction.id, (runs.get(interaction.id) ?? 0) + 1);
        await gate;
        await interaction.editReply('done');
      },
    },
  ],
  messageCommands: [],
  userCommands: [],
  buttons: [],
  selects: [],
  modals: [],
};

const test = suite<{ it: GuildBot }>('interactions under faults');

test.before(async (context) => {
  context.it = await openGuildBot({ registry: probe });
});
test.after(({ it }) => it.close());
test.beforeEach(() => {
  runs.clear();
  gate = Promise.resolve();
});

/** Uses the command, and waits until it is done. */
async function use(it: GuildBot): Promise<string> {
  const place = await it.guild.as('mia', 'general');
  return (await lastAnswer(it.sandbox.control, place, await place.slash('probe'))).content;
}

/** Every interaction was run, and none twice. */
function assertOnce(count: number): void {
  assert.equal(
    [...runs.values()],
    Array.from({ length: count }, () => 1),
  );
}

test('a connection that breaks while a handler works costs nothing', async ({ it }) => {
  const { control } = it.sandbox;
  let open = (): void => undefined;
  gate = new Promise((resolve) => {
    open = resolve;
  });
  const place = await it.guild.as('mia', 'general');
  const outcome = await place.slash('probe');
  const resumed = new Promise((resolve) => it.bot.client.once(Events.ShardResume, resolve));
  await control.faults.order({ kind: 'dropSockets' });
  open();
  assert.is((await lastAnswer(control, place, outcome)).content, 'done');
  await resumed;
  assert.is(await use(it), 'done');
  assertOnce(2);
});

test('what is used while the connection is down is answered when it is back', async ({ it }) => {
  await it.sandbox.control.faults.order({ kind: 'dropSockets' });
  assert.is(await use(it), 'done');
  assertOnce(1);
});

test('a session that Discord forgot is replaced', async ({ it }) => {
  const { control } = it.sandbox;
  const ready = new Promise((resolve) => it.bot.client.once(Events.ShardReady, resolve));
  await control.faults.order({ kind: 'invalidSession' });
  await ready;
  assert.is(await use(it), 'done');
  assertOnce(1);
});

test('two sessions of one shard hear everything, and each interaction is run once', async ({ it }) => {
  const { url } = it.sandbox.sandbox;
  const second = createClient({
    apiBase: `${url}/api`,
    cdnBase: `${url}/cdn`,
    mediaBase: `${url}/media`,
    privileged: [],
  });
  const ready = new Promise<Client<true>>((resolve) => second.once(Events.ClientReady, resolve));
  await second.login(TOKEN);
  const context = { ...it.bot, client: await ready };
  const dispatch = createDispatch({ registry: probe, context, unitOfWork: it.domain.database.unitOfWork });
  second.on(Events.InteractionCreate, (interaction) => void dispatch(interaction));

  await it.sandbox.control.faults.order({ kind: 'duplicate', event: 'INTERACTION_CREATE', times: 5 });
  const answers = await Promise.all(Array.from({ length: 20 }, () => use(it)));
  assert.equal(
    answers,
    answers.map(() => 'done'),
  );
  assertOnce(20);
  await second.destroy();
});

test.run();
