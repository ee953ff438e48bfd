import sharp from 'sharp';
import * as assert from 'uvu/assert';
import type { EmoteForm } from '#domain/emotes/emote-form.ts';
import type { PreparedEmote } from '#domain/emotes/emote-images.ts';
import { DomainError } from '#domain/errors.ts';
import { animatedPng, movingPicture, picture, pngBomb } from '../../../tests/support/pictures.ts';
import { suite } from '../../../tests/support/suite.ts';
import { prepareEmote } from './prepare-emote.ts';
import { sharpEmoteImages } from './sharp-emote-images.ts';

const test = suite('pictures of emotes');

const fileOf = ({ files }: PreparedEmote, form: EmoteForm) => files.find((each) => each.form === form)!;

/** The code with which a file is refused. */
async function refused(bytes: Buffer): Promise<string> {
  try {
    await prepareEmote(bytes);
    return 'taken';
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.code;
  }
}

/** Pixels that no packing makes smaller. */
function noise(width: number, height: number): Buffer {
  let state = 42;
  const next = () => {
    state = (state * 1103515245 + 12345) % 2 ** 31;
    return state >> 16;
  };
  return Buffer.from(Array.from({ length: width * height * 4 }, next));
}

test('every still format becomes a PNG for Discord and a square WebP of each size', async () => {
  for (const format of ['png', 'jpeg', 'webp', 'avif'] as const) {
    const emote = await prepareEmote(await picture(1, { size: 80, format }));
    assert.equal([emote.isAnimated, emote.width, emote.height], [false, 80, 80], format);
    assert.is(fileOf(emote, 'emoji').mediaType, 'image/png');
    for (const size of [32, 64, 96, 128] as const) {
      const { width, height, format: made } = await sharp(fileOf(emote, `${size}`).bytes).metadata();
      assert.equal([width, height, made], [size, size, 'webp'], `${format} at ${size}`);
    }
    assert.is(emote.files.length, 6, 'no still of what does not move');
  }
});

test('GIF and WebP that move stay in motion, at their own pace, and have a still', async () => {
  for (const format of ['gif', 'webp'] as const) {
    const emote = await prepareEmote(await movingPicture(1, { format }));
    assert.is(emote.isAnimated, true);
    const emoji = await sharp(fileOf(emote, 'emoji').bytes, { animated: true }).metadata();
    assert.equal([emoji.format, emoji.pages, emoji.delay], ['gif', 3, [80, 80, 80]], format);
    const small = await sharp(fileOf(emote, '32').bytes, { animated: true }).metadata();
    assert.equal([small.format, small.pages, small.pageHeight], ['webp', 3, 32]);
    assert.is((await sharp(fileOf(emote, 'still').bytes, { animated: true }).metadata()).pages ?? 1, 1);
  }
});

test('what is not square is put into a clear square', async () => {
  const wide = await sharp({ create: { width: 100, height: 50, channels: 3, background: '#f00' } })
    .png()
    .toBuffer();
  const emote = await prepareEmote(wide);
  const { data } = await sharp(fileOf(emote, '128').bytes).raw().toBuffer({ resolveWithObject: true });
  assert.is(data[3], 0, 'the corner is clear');
});

test('a file that is too large for Discord is made smaller step by step', async () => {
  const frames = Array.from({ length: 40 }, (_, place) =>
    sharp(noise(128, 128 + place).subarray(0, 128 * 128 * 4), { raw: { width: 128, height: 128, channels: 4 } })
      .rotate((place % 4) * 90)
      .png()
      .toBuffer(),
  );
  const gif = await sharp(await Promise.all(frames), { join: { animated: true } })
    .gif({ effort: 1 })
    .toBuffer();
  assert.ok(gif.length > 262_144);
  const { bytes } = fileOf(await prepareEmote(gif), 'emoji');
  assert.ok(bytes.length <= 262_144, `${bytes.length} bytes`);
  assert.ok(((await sharp(bytes).metadata()).width ?? 0) < 128);
});

test('what cannot be an emote is refused with its reason', async () => {
  assert.is(await refused(Buffer.alloc(0)), 'emote_image_empty');
  assert.is(await refused(Buffer.alloc(4 * 1024 * 1024 + 1)), 'emote_image_too_large');
  assert.is(await refused(await animatedPng()), 'emote_image_apng');
  assert.is(await refused(Buffer.from('<?xml version="1.0"?>\n<svg xmlns="…" onload="x()"/>')), 'emote_image_svg');
  assert.is(await refused(Buffer.from('%PDF-1.7')), 'emote_image_format');
  assert.is(await refused(Buffer.from('GIF89a and no more')), 'emote_image_broken');
  const cut = await picture(1, { size: 200 });
  assert.is(await refused(cut.subarray(0, cut.length / 2)), 'emote_image_broken');
  assert.is(await refused(pngBomb(20_000, 20_000)), 'emote_image_too_many_pixels');
  assert.is(await refused(await movingPicture(1, { frames: 201, size: 8 })), 'emote_image_too_many_frames');
});

test('nothing but the picture is kept: no EXIF, and a turned photo stands upright', async () => {
  const photo = await sharp(await picture(3))
    .jpeg()
    .withExif({ IFD0: { Copyright: 'a place on a map' } })
    .toBuffer();
  const emote = await prepareEmote(photo);
  for (const { form, bytes } of emote.files) {
    assert.is((await sharp(bytes).metadata()).exif, undefined, form);
    assert.not.ok(bytes.includes('a place on a map'), form);
  }
  const turned = await sharp({ create: { width: 40, height: 20, channels: 3, background: '#0f0' } })
    .jpeg()
    .withMetadata({ orientation: 6 })
    .toBuffer();
  const original = await sharp(fileOf(await prepareEmote(turned), 'original').bytes).metadata();
  assert.equal([original.width, original.height], [20, 40]);
});

test('the same picture has one hash, whatever its file says beside it', async () => {
  const one = await picture(5);
  const again = await sharp(one)
    .png({ compressionLevel: 1 })
    .withExif({ IFD0: { Copyright: 'me' } })
    .toBuffer();
  const [a, b, c] = await Promise.all(
    [one, again, await picture(6)].map(async (bytes) => (await prepareEmote(bytes)).contentHash),
  );
  assert.is(a, b);
  assert.is.not(a, c);
});

test('a picture that was packed anew is known again, another one is not', async () => {
  const [one, other] = [await picture(5), await picture(9)];
  assert.is(await sharpEmoteImages.isSame(one, await sharp(one).webp({ quality: 70 }).toBuffer()), true);
  assert.is(await sharpEmoteImages.isSame(one, other), false);
  assert.is(await sharpEmoteImages.isSame(one, Buffer.from('nothing')), false);
});

test.run();
