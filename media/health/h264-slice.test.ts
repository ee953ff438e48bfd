import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { suite } from '../../tests/support/suite.ts';
import { h264AccessUnits } from '../testing/h264-access-units.ts';
import { BFrameCount } from './b-frame-count.ts';
import { readH264Slice } from './h264-slice.ts';
import { slicesOfRtp } from './rtp-slices.ts';

const test = suite('slices of H.264');

const RTP_HEADER = [0x80, 96, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1];
/** first_mb_in_slice 0 is the bit 1; slice_type 6 is 00111, 7 (I) is 0001000. */
const B_UNIT = [0x01, 0b1001_1110];
const I_UNIT = [0x65, 0b1000_1000, 0x80];

/** The units of an Annex B picture, whose start codes x264 writes with three or four bytes. */
function units(picture: Buffer): Buffer[] {
  const starts: number[] = [];
  for (let at = picture.indexOf('000001', 0, 'hex'); at >= 0; at = picture.indexOf('000001', at + 3, 'hex')) {
    starts.push(at + 3);
  }
  return starts.map((start, index) => picture.subarray(start, starts[index + 1]));
}

function shareOf(bFrames: number): number | undefined {
  const count = new BFrameCount();
  for (const unit of h264AccessUnits(bFrames).flatMap(units)) {
    const slice = readH264Slice(unit.subarray(0, 8));
    if (slice) count.saw(slice);
  }
  return count.share;
}

test('of x264 tell its B-frames from the others', () => {
  assert.is(shareOf(0), 0);
  const share = shareOf(2) ?? 0;
  assert.ok(share > 0.5 && share < 0.7, `two of three: ${share}`);
});

test('are found alone, aggregated and in the first fragment, behind CSRCs and an extension', () => {
  const packets = [
    [...RTP_HEADER, ...B_UNIT],
    [0x82, ...RTP_HEADER.slice(1), ...Array(8).fill(9), ...B_UNIT],
    [0x90, ...RTP_HEADER.slice(1), 0xbe, 0xde, 0, 1, 0x10, 7, 0, 0, ...B_UNIT],
    [...RTP_HEADER, 24, 0, 2, 9, 0x30, 0, 2, ...B_UNIT],
    [...RTP_HEADER, 28, 0x81, ...B_UNIT.slice(1), 1, 2, 3],
  ];
  for (const packet of packets) assert.equal(slicesOfRtp(Buffer.from(packet)), [{ isFirst: true, isB: true }]);
  assert.equal(slicesOfRtp(Buffer.from([...RTP_HEADER, ...I_UNIT])), [{ isFirst: true, isB: false }]);
  assert.equal(slicesOfRtp(Buffer.from([...RTP_HEADER, 28, 0x01, ...B_UNIT.slice(1)])), [], 'a later fragment');
  assert.equal(slicesOfRtp(Buffer.from([...RTP_HEADER, 0x67, ...B_UNIT.slice(1)])), [], 'a parameter set');
});

test('are read of any bytes without harm', () => {
  const type = fc.constantFrom(1, 2, 5, 6, 24, 28, 29, 31);
  const bytes = fc.uint8Array({ maxLength: 64 });
  const packet = fc.tuple(fc.constantFrom(0x80, 0x90, 0x8f, 0x9f, 0x00), type, bytes);
  fc.assert(
    fc.property(packet, ([flags, unitType, rest]) => {
      const slices = slicesOfRtp(Buffer.from([flags, ...RTP_HEADER.slice(1), unitType, ...rest]));
      assert.ok(slices.length <= rest.length);
      assert.ok(readH264Slice(rest) === null || rest.length > 1);
    }),
    { numRuns: 2_000 },
  );
  fc.assert(fc.property(bytes, (whole) => slicesOfRtp(whole).length <= whole.length));
});

test.run();
