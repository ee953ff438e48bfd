import * as assert from 'uvu/assert';
import type { KillMoment } from '../../../support/kill-scene.ts';
import { picture } from '../../../support/pictures.ts';

const STAFF = { name: 'Ada', user: null, discordId: null };

/** Two emotes come to a guild that has an emoji of the first one's name. */
export const emojiUpload: KillMoment = async ({ discord, guildId, proxy, run }) => {
  const foreign = await discord.addEmoji('wave', await picture(1, { size: 8 }));
  for (const [number, name] of ['wave', 'hello'].entries()) {
    const image = await picture(10 + number, { size: 8 });
    await run(async ({ emoteProposals, emoteDesk }) => {
      const { id } = await emoteProposals.propose({ name, image, channel: null, by: STAFF, source: 'web' });
      await emoteDesk.approve(id, 'Ada');
    });
  }
  const answered = proxy.hold({ moment: 'answered', path: /\/guilds\/\d+\/emojis$/ });
  await run(({ guildEmotes }) => guildEmotes.choose(guildId, { mode: 'all' }, 'Ada'));
  await answered;

  return async () => {
    await discord.until(async () => (await discord.state()).emojis.length > 2, 30_000);
    await discord.until(() => run(async ({ emoteSyncs }) => (await emoteSyncs.find(guildId))?.finishedAt));
    const { emojis } = await discord.state();
    assert.equal(emojis.map(({ name }) => name).sort(), ['hello', 'wave', 'wave_2']);
    assert.is(emojis.find(({ name }) => name === 'wave')?.id, foreign.id);
    const rows = await run(({ emojiLedger }) => emojiLedger.list(guildId));
    const ours = emojis.filter(({ id }) => id !== foreign.id).map(({ id }) => id);
    assert.equal(rows.map(({ emojiId }) => emojiId).sort(), ours.sort());
  };
};
