/**
 * No ticket message is lost and no ticket made twice, whatever is killed. Real
 * processes and a Postgres of the test's own; the calls to Discord pass a proxy,
 * so that the bot can be killed between Discord's answer and its own commit.
 */
import * as assert from 'uvu/assert';
import { type SandboxClient, sandboxClient } from '../../sandbox/discord/control/client.ts';
import type { Moment } from '../support/discord-proxy.ts';
import { eventually } from '../support/eventually.ts';
import { CONTROL_TOKEN } from '../support/glim.ts';
import { type KillableGlim, prepareKillableGlim } from '../support/killable-glim.ts';
import { suite } from '../support/suite.ts';
import { type OpenedTicket, TicketGuild } from '../support/ticket-guild.ts';

const MESSAGES = 50;
const WITHIN_MS = 60_000;

interface Context extends KillableGlim {
  discord: SandboxClient;
  guild: TicketGuild;
}

const test = suite<Context>('tickets, whatever is killed');

test.before(async (context) => {
  const glim = await prepareKillableGlim();
  await glim.bot.start();
  glim.bot.isKept = true;
  const discord = sandboxClient({ url: glim.sandbox.url, token: CONTROL_TOKEN });
  Object.assign(context, glim, { discord, guild: new TicketGuild(discord) });
});
test.after(async (context) => {
  await context.close();
});

/** A member writes 50 messages, one after the other; `at` happens when so many are written, and is waited for. */
async function writeFifty({ member }: OpenedTicket, at: Record<number, () => Promise<void> | void>): Promise<string[]> {
  const ids: string[] = [];
  for (let count = 1; count <= MESSAGES; count += 1) {
    ids.push((await member.post(`message ${count}`)).id);
    await at[count]?.();
  }
  return ids;
}

/** The member's own messages as they are stored, once there are as many as they wrote and `isDone` says so. */
function whenStored({ database, domain }: Context, { number }: OpenedTicket, isDone: (texts: string[]) => boolean) {
  return eventually(
    'every message of the ticket',
    async () => {
      try {
        return await database.unitOfWork(async () => {
          const ticket = await domain.support.findByNumber(number);
          const kept = (await domain.ticketLog.transcript(ticket!.id)).filter(
            ({ authorName }) => authorName !== 'Glim',
          );
          return isDone(kept.map(({ text }) => text)) && kept;
        });
      } catch {
        return null; // Postgres is not back yet.
      }
    },
    WITHIN_MS,
  );
}

test('the bot is killed while a member writes, edits and deletes, and all of it is there', async (context) => {
  const { bot, guild } = context;
  const ticket = await guild.open(await guild.newMember('Ann'));
  const ids: string[] = [];
  const { member } = ticket;
  const back = Promise.withResolvers<void>();
  const written = await writeFifty(ticket, {
    // What is deleted before anyone has written it down is nowhere.
    10: async () => void (await whenStored(context, ticket, (texts) => texts.length === 10)),
    20: () => context.killBot(),
    30: async () => {
      const [first, second] = (await member.messages(100))
        .filter(({ content }) => /^message [12]$/.test(content))
        .reverse();
      await member.edit(first!.id, 'message 1, edited while nobody listened');
      await member.delete(second!.id);
    },
    35: () => void bot.start().then(back.resolve, back.reject),
  });
  ids.push(...written);
  await back.promise;

  const kept = await whenStored(
    context,
    ticket,
    (texts) => texts.length === MESSAGES && Boolean(texts[0]?.includes('edited')),
  );
  assert.equal(
    kept.map(({ id }) => id),
    ids,
  );
  assert.equal(
    kept.slice(2).map(({ text }) => text),
    Array.from({ length: MESSAGES - 2 }, (_, index) => `message ${index + 3}`),
  );
  assert.equal(
    kept[0]?.versions.getItems().map(({ text }) => text),
    ['message 1'],
  );
  await eventually(
    'the deletion',
    async () => (await whenStored(context, ticket, () => true))[1]?.deletedAt,
    WITHIN_MS,
  );
});

test('the bot is killed again and again while a member writes', async (context) => {
  const { bot, guild } = context;
  const ticket = await guild.open(await guild.newMember('Ben'));
  const restart = async () => {
    await context.killBot();
    await bot.start();
  };
  const lives: Promise<void>[] = [];
  const ids = await writeFifty(ticket, { 10: () => void lives.push(restart()) });
  await Promise.all(lives);
  await restart();
  const kept = await whenStored(context, ticket, (texts) => texts.length === MESSAGES);
  assert.equal(
    kept.map(({ id }) => id),
    ids,
  );
});

test('Postgres is killed while a member writes, and all of it is there', async (context) => {
  const { guild } = context;
  const ticket = await guild.open(await guild.newMember('Cid'));
  const back = Promise.withResolvers<void>();
  const ids = await writeFifty(ticket, {
    20: () => context.killPostgres(),
    40: () => void context.restartPostgres().then(back.resolve, back.reject),
  });
  await back.promise;
  const kept = await whenStored(context, ticket, (texts) => texts.length === MESSAGES);
  assert.equal(
    kept.map(({ id, text }) => [id, text]),
    ids.map((id, index) => [id, `message ${index + 1}`]),
  );
});

const CALLS = { thread: /\/channels\/\d+\/threads$/, card: /\/channels\/\d+\/messages$/ };
type Held = { what: keyof typeof CALLS; moment: Moment };

/** One life of the bot a line: threads of one text channel are made one after the other, so that only one can be held. */
const LIVES: Held[][] = [
  [
    { what: 'card', moment: 'before' },
    { what: 'card', moment: 'answered' },
    { what: 'thread', moment: 'before' },
  ],
  [{ what: 'thread', moment: 'answered' }],
];

for (const life of LIVES) {
  const names = life.map(({ what, moment }) => `${what} ${moment}`);
  test(`the bot is killed while tickets open (${names.join(', ')}): one thread, one card each`, async (context) => {
    const { bot, database, guild, proxy } = context;
    const members: string[] = [];
    for (const { what, moment } of life) {
      const userId = await guild.newMember(`Dan ${what} ${moment}`);
      const reached = proxy.hold({ moment, path: CALLS[what] });
      await guild.fillIn(userId); // Nobody is left to answer more than that it thinks.
      await reached;
      members.push(userId);
    }
    await context.killBot();
    await bot.start();
    // What is left over is taken up after 30 s; the test does not wait that long.
    await database.pool.query(
      `update graphile_worker._private_jobs set run_at = now() where payload->>'ticketId' is not null`,
    );
    for (const userId of members) await assertOneTicket(context, userId);
  });
}

async function assertOneTicket({ database: { pool }, discord }: Context, userId: string): Promise<void> {
  const number = await eventually(
    'the ticket to open',
    async () => {
      const { rows } = await pool.query(`select number from ticket where member_id = $1 and state = 'open'`, [userId]);
      return rows[0]?.number;
    },
    WITHIN_MS,
  );
  const { threads } = await discord.as(userId).state();
  const [thread, ...others] = threads.filter(({ name }) => name.startsWith(`#${number} `));
  assert.equal(others, []);
  const messages = await discord.as(userId).in(thread!.id).messages();
  assert.is(messages.filter(({ embeds }) => embeds.length > 0).length, 1);
  const { rows } = await pool.query('select 1 from ticket where member_id = $1', [userId]);
  assert.is(rows.length, 1);
}

test.run();
