import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { suite } from '../../tests/support/suite.ts';
import { MediaError, type MediaErrorCode } from '../media-error.ts';
import { sdpFixture } from '../testing/sdp-fixture.ts';
import { readTracks } from './ingest-track.ts';
import { parseOffer } from './offer.ts';

const test = suite<object>('WHIP offers');

const OBS = sdpFixture('obs');

test('reads DTLS and ICE at session level or in the section', () => {
  const obs = parseOffer(OBS);
  assert.is(obs.iceUfrag, 'Eszn');
  assert.is(obs.dtlsParameters.fingerprints[0]?.algorithm, 'sha-256');
  const chromium = parseOffer(sdpFixture('chromium-publish'));
  assert.match(chromium.dtlsParameters.fingerprints[0]?.value ?? '', /^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
});

test('leaves the DTLS client role to the encoder unless it offers setup:passive', () => {
  assert.is(parseOffer(OBS).dtlsParameters.role, 'client');
  assert.is(parseOffer(OBS.replaceAll('actpass', 'active')).dtlsParameters.role, 'client');
  assert.is(parseOffer(sdpFixture('ffmpeg')).dtlsParameters.role, 'server');
});

test("keeps OBS's payload types and SSRCs", () => {
  const [audio, video] = readTracks(parseOffer(OBS)).map((track) => track.rtpParameters);
  assert.is(audio?.codecs[0]?.payloadType, 111);
  assert.is(video?.codecs.length, 1);
  assert.is(video?.codecs[0]?.payloadType, 96);
  assert.equal(video?.encodings, [{ ssrc: 1063103032 }]);
  assert.equal(video?.codecs[0]?.rtcpFeedback, [
    { type: 'nack' },
    { type: 'nack', parameter: 'pli' },
    { type: 'goog-remb' },
  ]);
});

test("keeps Chromium's header extension ids, with RTX and transport-cc", () => {
  const video = readTracks(parseOffer(sdpFixture('chromium-publish')))[1]?.rtpParameters;
  assert.equal(
    video?.codecs.map(({ mimeType, payloadType }) => [mimeType, payloadType]),
    [
      ['video/VP8', 96],
      ['video/rtx', 97],
    ],
  );
  assert.equal(video?.encodings, [{ ssrc: 931426341, rtx: { ssrc: 2931248661 } }]);
  assert.ok(video?.headerExtensions?.some(({ uri, id }) => uri === 'urn:ietf:params:rtp-hdrext:sdes:mid' && id === 4));
  const feedback = video?.codecs[0]?.rtcpFeedback?.map(({ type }) => type) ?? [];
  assert.ok(feedback.includes('transport-cc'));
  assert.not.ok(feedback.includes('goog-remb'));
});

test("takes Firefox's 109 and 120 when it sends", () => {
  const sending = sdpFixture('firefox-recvonly').replaceAll('a=recvonly', 'a=sendonly');
  const tracks = readTracks(parseOffer(sending));
  assert.equal(
    tracks.map((track) => track.rtpParameters.codecs[0]?.payloadType),
    [109, 120],
  );
});

test("puts the poorest simulcast layer first, in OBS's numbering and in a browser's naming", () => {
  const rids = (name: 'obs-simulcast' | 'chromium-simulcast') => {
    return readTracks(parseOffer(sdpFixture(name)))[1]?.rtpParameters.encodings?.map(({ rid }) => rid);
  };
  assert.equal(rids('obs-simulcast'), ['2', '1', '0']);
  assert.equal(rids('chromium-simulcast'), ['q', 'h', 'f']);
});

test('knows the H.264 profiles of the router whatever their level, and prefers packetization-mode 1', () => {
  const profileOf = (id: string) => {
    const [, video] = readTracks(parseOffer(OBS.replace('42e01f', id)));
    return video?.rtpParameters.codecs[0]?.parameters?.['profile-level-id'];
  };
  assert.equal(['42e01f', '42c02a', '42001f', '4d0028', '64002a', '640C1F'].map(profileOf), [
    '42e01f',
    '42e01f',
    '42e01f',
    '4d0032',
    '640032',
    '640032',
  ]);
  const onlyH264 = sdpFixture('chromium-publish').replace(/^(m=video .*?) .*$/m, '$1 UDP/TLS/RTP/SAVPF 114 108');
  const [, video] = readTracks(parseOffer(onlyH264));
  assert.is(video?.rtpParameters.codecs[0]?.payloadType, 108);
});

const REFUSALS: [string, MediaErrorCode, RegExp, string][] = [
  ['nothing', 'bad_sdp', /not an SDP offer/, ''],
  ['JSON', 'bad_sdp', /not an SDP offer/, '{"type":"offer"}'],
  ['an offer that only receives', 'bad_sdp', /neither audio nor video/, sdpFixture('firefox-recvonly')],
  ['a missing fingerprint', 'bad_sdp', /fingerprint/, OBS.replace(/^a=fingerprint.*\r\n/m, '')],
  ['a fingerprint that is none', 'bad_sdp', /fingerprint/, OBS.replace(/sha-256 .*/, 'sha-256 nonsense')],
  ['missing ICE credentials', 'bad_sdp', /ICE/, OBS.replaceAll(/^a=ice-(ufrag|pwd).*\r\n/gm, '')],
  ['sections outside a bundle', 'bad_sdp', /BUNDLE/, OBS.replace('BUNDLE 0 1', 'BUNDLE 0')],
  ['a section without rtcp-mux', 'bad_sdp', /rtcp-mux/, OBS.replace('a=rtcp-mux\r\n', '')],
  ['plain RTP', 'bad_sdp', /DTLS-SRTP/, OBS.replaceAll('UDP/TLS/RTP/SAVPF', 'RTP/AVP')],
  ['setup:holdconn', 'bad_sdp', /holdconn/, OBS.replaceAll('actpass', 'holdconn')],
  ['tracks that cannot be told apart', 'bad_sdp', /a=ssrc/, OBS.replaceAll(/^a=ssrc.*\r\n/gm, '')],
  ['H.265', 'unsupported_media', /offers H265\. Choose H\.264/, OBS.replace('H264/', 'H265/')],
  ['H.264 in 4:4:4', 'unsupported_media', /4:2:0/, OBS.replace('42e01f', 'f4001f')],
  ['AAC', 'unsupported_media', /Choose Opus/, OBS.replace('opus/48000/2', 'MP4A-LATM/48000')],
  ['two video tracks', 'unsupported_media', /one video track/, OBS.replace('BUNDLE 0 1', 'BUNDLE 0 1 2') + second(OBS)],
  [
    'a data channel',
    'unsupported_media',
    /m=application/,
    `${OBS}m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\na=mid:2\r\n`,
  ],
];

for (const [what, code, message, sdp] of REFUSALS) {
  test(`refuses ${what} as ${code}`, () => {
    const error = refusal(sdp);
    assert.is(error?.code, code);
    assert.match(error?.message ?? '', message);
  });
}

test('never breaks on an offer that lost or garbled lines: it reads it or says why not', () => {
  const lines = sdpFixture('chromium-publish').split('\r\n');
  const garbled = fc.array(fc.nat(lines.length - 1), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(garbled, fc.string(), (dropped, noise) => {
      const left = lines.map((line, index) => (dropped.includes(index) ? line.slice(0, 4) + noise : line));
      refusal(left.join('\r\n'));
    }),
    { numRuns: 300 },
  );
});

test('never breaks on text that is no SDP', () => {
  fc.assert(fc.property(fc.string(), (text) => refusal(text)?.code === 'bad_sdp'));
});

/** The MediaError that an offer meets; any other error is the test's failure. */
function refusal(sdp: string): MediaError | undefined {
  try {
    readTracks(parseOffer(sdp));
    return undefined;
  } catch (error) {
    if (error instanceof MediaError) return error;
    throw error;
  }
}

function second(sdp: string): string {
  const video = sdp.slice(sdp.indexOf('m=video'));
  return video.replace('a=mid:1', 'a=mid:2').replaceAll('1063103032', '1063103033');
}

test.run();
