import { parse } from 'sdp-transform';
import * as assert from 'uvu/assert';
import { suite } from '../../tests/support/suite.ts';
import { type SdpFixture, sdpFixture } from '../testing/sdp-fixture.ts';
import { type LocalTransport, writeAnswer } from './answer.ts';
import { readTracks } from './ingest-track.ts';
import { parseOffer } from './offer.ts';

const TRANSPORT: LocalTransport = {
  iceParameters: { usernameFragment: 'ours', password: 'our-password-of-22-chars', iceLite: true },
  iceCandidates: [
    {
      foundation: 'udp',
      priority: 2,
      ip: '192.0.2.1',
      address: '192.0.2.1',
      protocol: 'udp',
      port: 44400,
      type: 'host',
    },
    {
      foundation: 'tcp',
      priority: 1,
      ip: '192.0.2.1',
      address: '192.0.2.1',
      protocol: 'tcp',
      port: 44400,
      type: 'host',
      tcpType: 'passive',
    },
  ],
  dtlsParameters: {
    role: 'auto',
    fingerprints: [
      { algorithm: 'sha-1', value: 'AA' },
      { algorithm: 'sha-256', value: 'BB:CC' },
    ],
  },
};

const test = suite<object>('WHIP answers');

test('have the sections of the offer in order, in one bundle, each with everything needed to connect', () => {
  const answer = answerTo(sdpFixture('chromium-publish'));
  assert.match(answer, /^a=ice-lite\r$/m);
  assert.match(answer, /^a=group:BUNDLE 0 1\r$/m);
  assert.not.match(answer, /[^\r]\n/);
  const { media } = parse(answer);
  assert.equal(
    media.map(({ type, mid }) => `${type} ${mid}`),
    ['audio 0', 'video 1'],
  );
  for (const section of media) {
    assert.is(section.direction, 'recvonly');
    assert.is(section.setup, 'passive');
    assert.is(section.rtcpMux, 'rtcp-mux');
    assert.is(section.iceUfrag, 'ours');
    assert.equal(section.fingerprint, { type: 'sha-256', hash: 'BB:CC' });
    assert.equal(
      section.candidates?.map(({ transport, tcptype }) => `${transport} ${tcptype ?? '-'}`),
      ['udp -', 'tcp passive'],
    );
    assert.is(section.endOfCandidates, 'end-of-candidates');
  }
});

test('speak in the payload types and extension ids of the offer, and of nothing that was not offered', () => {
  for (const name of [
    'chromium-publish',
    'chromium-simulcast',
    'obs',
    'obs-simulcast',
    'ffmpeg',
  ] satisfies SdpFixture[]) {
    const offer = parse(sdpFixture(name));
    parse(answerTo(sdpFixture(name))).media.forEach((section, index) => {
      const offered = offer.media[index];
      const payloads = String(offered?.payloads).split(' ');
      assert.ok(
        String(section.payloads)
          .split(' ')
          .every((pt) => payloads.includes(pt)),
        name,
      );
      for (const { value, uri } of section.ext ?? []) {
        assert.ok(
          offered?.ext?.some((each) => each.value === value && each.uri === uri),
          `${name} ${uri}`,
        );
      }
      for (const { type, subtype } of section.rtcpFb ?? []) {
        assert.ok(
          offered?.rtcpFb?.some((each) => each.type === type && each.subtype === subtype),
          `${name} ${type}`,
        );
      }
    });
  }
});

test('ask for stereo Opus and repeat the fmtp of the video', () => {
  const [audio, video] = parse(answerTo(sdpFixture('obs'))).media;
  assert.match(audio?.fmtp[0]?.config ?? '', /stereo=1/);
  assert.is(video?.fmtp[0]?.config, 'profile-level-id=42e01f;packetization-mode=1;level-asymmetry-allowed=1');
});

test('take every simulcast layer, in the order of the offer', () => {
  const obs = answerTo(sdpFixture('obs-simulcast'));
  assert.match(obs, /^a=rid:0 recv\r\na=rid:1 recv\r\na=rid:2 recv\r\na=simulcast:recv 0;1;2\r$/m);
  assert.match(answerTo(sdpFixture('chromium-simulcast')), /^a=simulcast:recv q;h;f\r$/m);
});

test('make us the DTLS client of an encoder that is passive', () => {
  assert.equal(
    parse(answerTo(sdpFixture('ffmpeg'))).media.map(({ setup }) => setup),
    ['active', 'active'],
  );
});

test('keep a section that does not send, inactive and in the bundle', () => {
  const offer = sdpFixture('obs').replace('a=sendonly', 'a=inactive');
  const answer = answerTo(offer);
  const [audio, video] = parse(answer).media;
  assert.is(audio?.direction, 'inactive');
  assert.is(audio?.port, 9);
  assert.is(video?.direction, 'recvonly');
  assert.match(answer, /^a=group:BUNDLE 0 1\r$/m);
});

test('leave out of the bundle only what the offer itself switched off', () => {
  const answer = answerTo(sdpFixture('obs').replace('m=audio 9', 'm=audio 0'));
  assert.is(parse(answer).media[0]?.port, 0);
  assert.match(answer, /^a=group:BUNDLE 1\r$/m);
});

function answerTo(sdp: string): string {
  const offer = parseOffer(sdp);
  return writeAnswer(offer, readTracks(offer), TRANSPORT);
}

test.run();
