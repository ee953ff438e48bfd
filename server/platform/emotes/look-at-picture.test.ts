import * as assert from 'uvu/assert';
import { animatedPng, movingPicture, picture, pngBomb } from '../../../tests/support/pictures.ts';
import { suite } from '../../../tests/support/suite.ts';
import { lookAtPicture } from './look-at-picture.ts';

const test = suite("a look at strangers' pictures");

test('what a page can show is told by its bytes, moving or not', async () => {
  assert.equal(await lookAtPicture(await picture(1)), { mediaType: 'image/png' });
  assert.equal(await lookAtPicture(await animatedPng()), { mediaType: 'image/png' });
  assert.equal(await lookAtPicture(await movingPicture(2)), { mediaType: 'image/gif' });
  assert.equal(await lookAtPicture(await picture(1, { format: 'webp' })), { mediaType: 'image/webp' });
});

test('pages, programs, Lottie and what is cut off are no pictures', async () => {
  const whole = await picture(1);
  const gif = await movingPicture(2);
  const none = { refusal: 'not_a_picture' };
  for (const bytes of [
    Buffer.alloc(0),
    Buffer.from('<script>alert(1)</script>'),
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    Buffer.from('{"v":"5.5.7","layers":[]}'),
    Buffer.from('GIF89a<script>alert(1)</script>'),
    whole.subarray(0, 60),
    whole.subarray(0, whole.length - 40),
    gif.subarray(0, 20),
    await picture(1, { format: 'jpeg' }),
  ])
    assert.equal(await lookAtPicture(bytes), none, bytes.subarray(0, 24).toString('latin1'));
});

test('what would be too large when it is unpacked is not unpacked', async () => {
  assert.equal(await lookAtPicture(pngBomb(60_000, 60_000)), { refusal: 'too_many_pixels' });
});

test.run();
