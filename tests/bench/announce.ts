/**
 * How long after an encoder's first packet the card stands in Discord: real
 * processes, real media, the sandbox's Discord. One JSON line.
 *
 * Usage: npm run bench -- announce [--n 20]
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startObsLikeEncoders } from '../../media/testing/obs-like-encoders.ts';
import { eventually } from '../support/eventually.ts';
import { cardsOf, prepareGlim } from '../support/glim.ts';
import { goLive } from '../support/go-live.ts';

/** Discord takes five messages in five seconds of a text channel: more go-lives would measure its patience. */
const EVERY_MS = 1100;
const DISCORD_EPOCH_MS = 1_420_070_400_000;
const { values } = parseArgs({ options: { n: { type: 'string', default: '20' } } });
const n = Number(values.n);

const glim = await prepareGlim();
const encoders = startObsLikeEncoders();
const delays: number[] = [];
try {
  await Promise.all([glim.server, glim.bot, glim.jobs].map((each) => each.start()));
  const alertChannelId = await glim.textChannelId('live');
  for (let run = 0; run < n; run += 1) {
    const channel = await glim.openChannel();
    const encoder = await encoders.create();
    const { firstPacketAt, session } = await goLive(encoder, channel);
    const card = await eventually('the card', async () => {
      const messages = await glim.listMessages(alertChannelId);
      return messages.find((message) => cardsOf([message], channel.slug).length > 0);
    });
    // A message's id holds the moment at which Discord took it.
    delays.push(Number(BigInt(card.id) >> 22n) + DISCORD_EPOCH_MS - firstPacketAt);
    console.error(`${run + 1}/${n}: ${delays.at(-1)?.toFixed(0)} ms`);
    await fetch(session, { method: 'DELETE' });
    await encoder.close();
    await sleep(EVERY_MS);
  }
} finally {
  await encoders.close();
  await glim.close();
}
delays.sort((a, b) => a - b);
const quantile = (q: number) =>
  Math.round(delays[Math.min(delays.length - 1, Math.floor(q * delays.length))] ?? Number.NaN);
console.log(JSON.stringify({ bench: 'announce', n, p50Ms: quantile(0.5), p95Ms: quantile(0.95), maxMs: quantile(1) }));
