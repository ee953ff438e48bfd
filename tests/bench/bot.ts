/**
 * How soon the bot acknowledges when many members use it at once: commands and buttons
 * at an even rate, against the sandbox's Discord, the bot a process of its own. One
 * JSON line. Acknowledged is when Discord has the first answer; done is when the
 * member reads the last one.
 *
 * Usage: npm run bench -- bot [--n 1000] [--seconds 10]
 */
import { availableParallelism, loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { MessageFlags } from 'discord-api-types/v10';
import { type Presence, sandboxClient } from '../../sandbox/discord/control/client.ts';
import type { OutcomeView } from '../../sandbox/discord/control/outcome-view.ts';
import { CONTROL_TOKEN, prepareGlim } from '../support/glim.ts';
import { buttonsOf } from '../support/ticket-guild.ts';

const MEMBERS = 50;
const DONE_WITHIN_MS = 60_000;
const { values } = parseArgs({
  options: { n: { type: 'string', default: '1000' }, seconds: { type: 'string', default: '10' } },
});
const [n, seconds] = [Number(values.n), Number(values.seconds)];

const glim = await prepareGlim();
const discord = sandboxClient({ url: glim.sandbox.url, token: CONTROL_TOKEN });
const acknowledged: number[] = [];
const unanswered: string[] = [];
const waiting: { place: Presence; messageId: string }[] = [];
try {
  await glim.bot.start();
  const members = await Promise.all(Array.from({ length: MEMBERS }, (_, index) => discord.addMember(`flood${index}`)));
  const [general, support] = [await discord.channelId('general'), await discord.channelId('support')];
  const owner = discord.as((await discord.state()).guild.owner_id).in(support);
  const panel = await discord.until(async () => (await owner.messages()).find((each) => buttonsOf(each).length > 0));
  const customId = buttonsOf(panel)[0]?.customId ?? '';

  const uses: ((memberId: string) => Promise<{ place: Presence; outcome: OutcomeView }>)[] = [
    (id) => used(id, general, (place) => place.slash('live now')),
    (id) => used(id, general, (place) => place.slash('ticket claim')),
    (id) => used(id, general, (place) => place.slash('status')),
    (id) => used(id, support, (place) => place.click(panel.id, customId)),
  ];
  const startedAt = performance.now();
  const all = Array.from({ length: n }, async (_, index) => {
    await sleep((index * seconds * 1000) / n);
    const use = uses[index % uses.length];
    const member = members[index % members.length];
    if (!use || !member) return;
    const usedAt = performance.now();
    const { place, outcome } = await use(member.user.id);
    if (outcome.outcome === 'unanswered') unanswered.push(outcome.error ?? '');
    else acknowledged.push(performance.now() - usedAt);
    if (outcome.isLoading && outcome.message) waiting.push({ place, messageId: outcome.message.id });
  });
  await Promise.all(all);
  const acknowledgedMs = performance.now() - startedAt;
  const undone = await countUndone();
  report({ acknowledgedMs, doneMs: performance.now() - startedAt, undone });
} finally {
  await glim.close();
}

async function used(memberId: string, channelId: string, use: (place: Presence) => Promise<OutcomeView>) {
  const place = discord.as(memberId).in(channelId);
  return { place, outcome: await use(place) };
}

/** How many of those that the bot was still thinking about never came to an end. */
async function countUndone(): Promise<number> {
  const deadline = performance.now() + DONE_WITHIN_MS;
  let left = waiting;
  while (left.length > 0 && performance.now() < deadline) {
    await sleep(250);
    left = await thinkingOf(left);
  }
  return left.length;
}

async function thinkingOf(all: typeof waiting): Promise<typeof waiting> {
  const checked = await Promise.all(
    all.map(async (each) => {
      const message = (await each.place.messages(100)).find(({ id }) => id === each.messageId);
      return ((message?.flags ?? 0) & MessageFlags.Loading) !== 0;
    }),
  );
  return all.filter((_, index) => checked[index]);
}

function report({ acknowledgedMs, doneMs, undone }: { acknowledgedMs: number; doneMs: number; undone: number }): void {
  acknowledged.sort((a, b) => a - b);
  const quantile = (q: number) =>
    Math.round(acknowledged[Math.min(acknowledged.length - 1, Math.floor(q * acknowledged.length))] ?? Number.NaN);
  const facts = { n, seconds, acknowledged: acknowledged.length, unanswered: unanswered.length, undone };
  const times = { p50Ms: quantile(0.5), p95Ms: quantile(0.95), p99Ms: quantile(0.99), maxMs: quantile(1) };
  const spans = { acknowledgedMs: Math.round(acknowledgedMs), doneMs: Math.round(doneMs) };
  // The sandbox, the bot and Postgres share the machine with whatever else runs there.
  const machine = { cores: availableParallelism(), loadAverage: Math.round(loadavg()[0] ?? 0) };
  console.log(JSON.stringify({ bench: 'bot', ...facts, ...times, ...spans, ...machine }));
}
