import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import { APPLICATION_SLOTS, guildSlots } from './emoji-slots.ts';
import { planEmoji } from './plan-emoji.ts';

const test = suite('slots of emoji');

/** So many emotes are wanted where nothing stands. */
function planned(count: number, slots: { static: number; animated: number }) {
  const emotes = (isAnimated: boolean) =>
    Array.from({ length: count }, (_, place) => {
      const name = `${isAnimated ? 'moving' : 'still'}_${place}`;
      return { id: name, name, isAnimated, roles: [], ownEmojiId: null };
    });
  const wanted = [...emotes(false), ...emotes(true)];
  const { fates } = planEmoji({ wanted, known: [], standing: [], slots, caps: { static: null, animated: null } });
  const uploaded = (kind: string) =>
    [...fates].filter(([id, fate]) => id.startsWith(kind) && fate === 'pending').length;
  return { still: uploaded('still'), moving: uploaded('moving') };
}

test('each boost tier has its slots, and as many for what moves; emotes beyond them wait for the application', () => {
  for (const [tier, slots] of [50, 100, 150, 250].entries()) {
    assert.equal(guildSlots(tier), { static: slots, animated: slots });
    assert.equal(planned(slots + 5, guildSlots(tier)), { still: slots, moving: slots }, `tier ${tier}`);
    assert.equal(planned(slots - 5, guildSlots(tier)), { still: slots - 5, moving: slots - 5 });
  }
  assert.equal(guildSlots(0, ['MORE_EMOJI']), { static: 200, animated: 200 });
  assert.equal(guildSlots(3, ['MORE_EMOJI']), { static: 250, animated: 250 });
  assert.is(guildSlots(9).static, 50, 'a tier that we do not know has the least');
  assert.is(APPLICATION_SLOTS, 2_000);
});

test.run();
