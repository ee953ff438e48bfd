import * as assert from 'uvu/assert';
import { EmoteGuild } from '../../tests/support/emote-guild.ts';
import { animatedPng, bar, movingPicture, picture, pngBomb } from '../../tests/support/pictures.ts';
import { suite } from '../../tests/support/suite.ts';

interface Context {
  guild: EmoteGuild;
}

const test = suite<Context>('/emote propose with a picture');
const MIB = 1024 * 1024;

test.before(async (context) => {
  context.guild = await EmoteGuild.open();
});
test.beforeEach(({ guild }) => guild.clear());
test.after(({ guild }) => guild.it.close());

/** What the bot says to a member who attaches a picture. */
async function propose(guild: EmoteGuild, bytes: Buffer, filename: string, options: Record<string, string> = {}) {
  const place = await guild.it.guild.as('mia', 'general');
  const attached = { filename, contentType: 'image/png', base64: bytes.toString('base64') };
  const outcome = await place.slash('emote propose', { picture: attached, ...options });
  return (await guild.it.guild.answerTo(place, outcome)).content;
}

const waiting = (guild: EmoteGuild) => guild.within(() => guild.it.domain.emotes.listWaiting({ limit: 20 }));

test('stills and what moves wait for staff, named by their file or as one wishes', async ({ guild }) => {
  const small = { size: 16 };
  assert.is(
    await propose(guild, await picture(1, small), 'my wave (2).PNG'),
    'Thank you! Staff will review :my_wave_2:.',
  );
  assert.match(
    await propose(guild, await picture(2, { ...small, format: 'webp' }), 'a.webp', { name: 'still' }),
    ':still:',
  );
  assert.match(await propose(guild, await movingPicture(3, small), 'dance.gif'), ':dance:');
  const webp = await movingPicture(4, { ...small, format: 'webp' });
  // What it is said to be does not count: by its name it would be a PNG.
  assert.match(await propose(guild, webp, 'party.png'), ':party:');
  assert.equal(
    (await waiting(guild)).map(({ name, isAnimated, proposedBy, width }) => [name, isAnimated, proposedBy, width]),
    [
      ['my_wave_2', false, 'Mia', 16],
      ['still', false, 'Mia', 16],
      ['dance', true, 'Mia', 16],
      ['party', true, 'Mia', 16],
    ],
  );
});

test('whatever its size is, it is fitted into a square', async ({ guild }) => {
  for (const [name, width, height] of [
    ['dot', 1, 1],
    ['banner', 300, 20],
    ['huge', 2000, 3000],
  ] as const)
    assert.match(await propose(guild, await bar(width, height), `${name}.png`), `:${name}:`);
  const [, banner] = await waiting(guild);
  const emoji = await guild.within(() => guild.it.domain.emotes.findImage(banner!.id, 'emoji'));
  assert.equal([emoji!.bytes.readUInt32BE(16), emoji!.bytes.readUInt32BE(20)], [128, 128]);
});

test('what cannot be an emote is refused with its reason, and nothing is kept', async ({ guild }) => {
  const refusals: [string, Buffer, RegExp][] = [
    ['moves.png', await animatedPng(), /animated PNG.*GIF or animated WebP/],
    ['shape.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), /SVG.*Send it as PNG/],
    ['notes.png', Buffer.from('hello'), /no PNG, JPEG, WebP, GIF or AVIF/],
    ['large.png', Buffer.alloc(4 * MIB + 1), /larger than 4 MiB/],
    ['bomb.png', pngBomb(20_000, 20_000), /more than 32 million pixels/],
    ['long.gif', await movingPicture(1, { frames: 201, size: 4 }), /more than 200 frames/],
    ['cut.gif', Buffer.from('GIF89a and no more'), /damaged/],
    ['x.png', await picture(9, { size: 8 }), /2 to 32 letters/],
  ];
  for (const [name, bytes, reason] of refusals) assert.match(await propose(guild, bytes, name), reason);
  assert.equal(await waiting(guild), []);
});

test('who speaks German reads the reason in German', async ({ guild }) => {
  const { control } = guild.it.sandbox;
  const mia = control.as(await control.userId('mia'));
  const image = await picture(19, { size: 8 });
  await propose(guild, image, 'wave.png');
  await mia.set({ locale: 'de' });
  const long = await movingPicture(1, { frames: 201, size: 4 });
  assert.match(await propose(guild, long, 'long.gif'), 'Es bewegt sich über mehr als 200 Einzelbilder');
  assert.match(await propose(guild, await animatedPng(), 'moves.png'), 'ein animiertes PNG');
  assert.match(await propose(guild, image, 'other.png'), 'dasselbe Bild wie :wave:, das auf das Team wartet');
  await mia.set({ locale: 'en-US' });
});

test('a picture and a name that somebody brought already are refused', async ({ guild }) => {
  const image = await picture(20, { size: 8 });
  await propose(guild, image, 'wave.png');
  assert.match(await propose(guild, image, 'other.png'), 'the same picture as :wave:, which waits for staff');
  assert.match(await propose(guild, await picture(21, { size: 8 }), 'WAVE.png'), 'The name WAVE is taken by :wave:');
});

test.run();
