/** How RTMP is here: `reason` is a variable's name when it is off, and a sentence when it is broken. */
export interface RtmpState {
  state: 'on' | 'off' | 'broken';
  reason: string | null;
}
