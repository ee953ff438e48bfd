import type { StreamHealthView } from '../api-types.ts';

type Finding = Pick<StreamHealthView['findings'][number], 'cause' | 'value'>;

/** In the unit that its sentence names: seconds, megabits a second, per cent. */
export function findingValue({ cause, value }: Finding): string {
  const unit = { b_frames: 10, key_frames: 1_000, bitrate: 1_000_000, loss: 10 }[cause];
  return (value / unit).toFixed(1);
}
