import type { H264Slice } from './h264-slice.ts';

/** How many of the pictures that were seen are B-frames. */
export class BFrameCount {
  #pictures = 0;
  #bFrames = 0;

  get pictures(): number {
    return this.#pictures;
  }

  /** 0 to 1; undefined before the first picture. */
  get share(): number | undefined {
    return this.#pictures === 0 ? undefined : this.#bFrames / this.#pictures;
  }

  saw({ isFirst, isB }: H264Slice): void {
    if (!isFirst) return;
    this.#pictures += 1;
    if (isB) this.#bFrames += 1;
  }
}
