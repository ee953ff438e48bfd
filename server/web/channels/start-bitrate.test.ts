import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import { withStartBitrate } from './start-bitrate.ts';

const test = suite('start bitrate');
const lines = (...all: string[]) => `${all.join('\r\n')}\r\n`;

test('is added to each video codec, and to nothing else', () => {
  const audio = ['m=audio 7 UDP/TLS/RTP/SAVPF 111', 'a=rtpmap:111 opus/48000/2', 'a=fmtp:111 minptime=10'];
  const sdp = lines(
    'v=0',
    ...audio,
    'm=video 7 UDP/TLS/RTP/SAVPF 108 109 96',
    'a=rtpmap:108 H264/90000',
    'a=fmtp:108 packetization-mode=1',
    'a=rtpmap:109 rtx/90000',
    'a=fmtp:109 apt=108',
    'a=rtpmap:96 VP8/90000',
  );
  assert.is(
    withStartBitrate(sdp, 1500),
    lines(
      'v=0',
      ...audio,
      'm=video 7 UDP/TLS/RTP/SAVPF 108 109 96',
      'a=rtpmap:108 H264/90000',
      'a=fmtp:108 packetization-mode=1;x-google-start-bitrate=1500',
      'a=rtpmap:109 rtx/90000',
      'a=fmtp:109 apt=108',
      'a=rtpmap:96 VP8/90000',
      'a=fmtp:96 x-google-start-bitrate=1500',
    ),
  );
});

test('leaves a stream of sound alone as it is', () => {
  const sdp = lines('v=0', 'm=audio 7 UDP/TLS/RTP/SAVPF 111', 'a=rtpmap:111 opus/48000/2');
  assert.is(withStartBitrate(sdp, 1500), sdp);
});

test.run();
