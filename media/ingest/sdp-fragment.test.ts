import * as assert from 'uvu/assert';
import { suite } from '../../tests/support/suite.ts';
import { MediaError } from '../media-error.ts';
import { parseSdpFragment, writeSdpFragment } from './sdp-fragment.ts';

const TRICKLE = [
  'a=ice-ufrag:EsAw',
  'a=ice-pwd:P2uYro0UCOQ4zxjKXaWCBui1',
  'm=audio 9 UDP/TLS/RTP/SAVPF 0',
  'a=mid:0',
  'a=candidate:1387637174 1 udp 2122260223 192.0.2.1 61764 typ host generation 0',
  'a=end-of-candidates',
  '',
].join('\r\n');

const test = suite<object>('SDP fragments');

test('name the ICE generation they speak for', () => {
  assert.is(parseSdpFragment(TRICKLE).iceUfrag, 'EsAw');
  assert.is(parseSdpFragment('m=audio 9 RTP/AVP 0\r\na=ice-ufrag:1234\r\n').iceUfrag, '1234');
});

test('may be candidates alone', () => {
  assert.is(parseSdpFragment('m=audio 9 RTP/AVP 0\r\na=mid:0\r\na=end-of-candidates\r\n').iceUfrag, undefined);
});

for (const [what, text] of Object.entries({
  nothing: '',
  prose: 'hello there',
  'an empty section': 'm=audio 9 RTP/AVP 0\r\n',
})) {
  test(`cannot be ${what}`, () => {
    assert.throws(
      () => parseSdpFragment(text),
      (error: unknown) => error instanceof MediaError && error.code === 'bad_sdp',
    );
  });
}

test('answer a restart with new credentials and all candidates', () => {
  const fragment = writeSdpFragment(
    { kind: 'audio', mid: '0' },
    {
      iceParameters: { usernameFragment: 'newone', password: 'new-password-of-22-chars' },
      iceCandidates: [
        {
          foundation: 'f',
          priority: 1,
          ip: '192.0.2.1',
          address: '192.0.2.1',
          protocol: 'udp',
          port: 44400,
          type: 'host',
        },
      ],
    },
  );
  assert.is(
    fragment,
    'a=ice-lite\r\na=ice-ufrag:newone\r\na=ice-pwd:new-password-of-22-chars\r\nm=audio 9 UDP/TLS/RTP/SAVPF 0\r\na=mid:0\r\na=candidate:f 1 udp 1 192.0.2.1 44400 typ host\r\na=end-of-candidates\r\n',
  );
});

test.run();
