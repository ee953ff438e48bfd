import { spawnSync } from 'node:child_process';

const AUD = Buffer.from([0, 0, 0, 1, 9]);

const made = new Map<number, Buffer[]>();

/**
 * A second of moving H.264 test picture, 640×360 at 30 fps with a key frame each half second, one Buffer a picture.
 *
 * @param bFrames how many B-frames follow each other
 */
export function h264AccessUnits(bFrames = 0): Buffer[] {
  const units = made.get(bFrames) ?? make(bFrames);
  made.set(bFrames, units);
  return units;
}

function make(bFrames: number): Buffer[] {
  const profile = bFrames > 0 ? 'main' : 'baseline';
  const input = '-f lavfi -i testsrc2=size=640x360:rate=30:duration=1';
  const codec = [
    `-c:v libx264 -profile:v ${profile} -preset ultrafast -pix_fmt yuv420p -g 15 -bf ${bFrames} -b_strategy 0`,
    '-x264-params aud=1:repeat-headers=1',
  ].join(' ');
  const args = `-hide_banner -loglevel error ${input} ${codec} -bsf:v dump_extra -f h264 pipe:1`.split(' ');
  const { stdout, stderr, status } = spawnSync('ffmpeg', args, { maxBuffer: 2 ** 26 });
  if (status !== 0) throw new Error(`ffmpeg cannot make the test picture: ${stderr}`);
  return splitAt(stdout, AUD);
}

function splitAt(bytes: Buffer, mark: Buffer): Buffer[] {
  const starts: number[] = [];
  for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + 1)) starts.push(at);
  return starts.map((start, index) => bytes.subarray(start, starts[index + 1]));
}
