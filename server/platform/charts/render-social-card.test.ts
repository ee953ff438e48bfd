import sharp from 'sharp';
import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import type { SocialCard } from '../../domain/glimcap/archive/social-card.ts';
import { renderSocialCard } from './render-social-card.ts';

const test = suite('drawing of social cards');
const CARD: SocialCard = {
  eyebrow: 'GLIMCAP NO. 12',
  title: 'The Glimcap Part 12',
  byline: 'Published 28 April 2021',
  headlines: [{ label: 'Users', value: '38,759', change: '367', direction: 'up' }],
};

/** How much of a part of the picture is bright: text and stars. */
async function brightIn(png: Buffer, [left, top, width, height]: [number, number, number, number]): Promise<number> {
  const { data } = await sharp(png)
    .extract({ left, top, width, height })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return data.filter((value) => value > 140).length;
}

test('it is 1200 by 630 and the same every time', async () => {
  const [one, other] = [await renderSocialCard(CARD), await renderSocialCard(CARD)];
  const { width, height, format } = await sharp(one).metadata();
  assert.equal([width, height, format], [1200, 630, 'png']);
  assert.ok(one.equals(other));
});

test('its texts are drawn, and where there is none there is nothing', async () => {
  const png = await renderSocialCard(CARD);
  assert.ok((await brightIn(png, [72, 140, 800, 90])) > 2000, 'the title');
  assert.ok((await brightIn(png, [100, 420, 300, 70])) > 1000, 'the figure');
  assert.is(await brightIn(png, [480, 366, 640, 192]), 0, 'no second figure');
});

test('whatever the texts hold and however long they are, it stays within its margins', async () => {
  const long = '<b>&"\u0001\ud800 A title that goes on '.repeat(20);
  const headline = { label: long, value: '1,234,567,890,123,456', change: long, direction: 'down' } as const;
  const png = await renderSocialCard({
    eyebrow: long,
    title: long,
    byline: long,
    headlines: [headline, headline, headline],
  });
  for (const left of [0, 1145]) assert.is(await brightIn(png, [left, 0, 55, 630]), 0);
  for (const left of [406, 768]) assert.is(await brightIn(png, [left + 2, 370, 20, 180]), 0, 'between the boxes');
});

test.run();
