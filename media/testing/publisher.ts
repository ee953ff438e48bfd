/** Runs in Chromium: publishes a drawn picture and a tone, with an offer and an answer as any WHIP client. */

declare global {
  interface Window {
    postOffer(sdp: string): Promise<string>;
    publish(codec: string, layers?: RTCRtpEncodingParameters[]): Promise<void>;
    unpublish(): void;
  }
}

const WIDTH = 320;
const HEIGHT = 180;
let peer: RTCPeerConnection | undefined;

window.publish = async (codec, layers = []) => {
  peer = new RTCPeerConnection();
  const video = peer.addTransceiver(picture(layers.length > 0 ? 2 : 1), {
    direction: 'sendonly',
    sendEncodings: layers,
  });
  video.setCodecPreferences(codecsStartingWith(codec));
  peer.addTransceiver(tone(), { direction: 'sendonly' });
  await peer.setLocalDescription();
  const answer = await window.postOffer(peer.localDescription?.sdp ?? '');
  await peer.setRemoteDescription({ type: 'answer', sdp: answer });
};

window.unpublish = () => peer?.close();

function codecsStartingWith(name: string) {
  const all = RTCRtpSender.getCapabilities('video')?.codecs ?? [];
  const isPreferred = ({ mimeType }: { mimeType: string }) => mimeType.toLowerCase() === `video/${name.toLowerCase()}`;
  return [...all.filter(isPreferred), ...all.filter((each) => !isPreferred(each))];
}

/** Chromium makes no second layer of a picture as small as the usual one. */
function picture(scale: number): MediaStreamTrack {
  const width = WIDTH * scale;
  const height = HEIGHT * scale;
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d');
  let hue = 0;
  setInterval(() => {
    if (!context) return;
    for (let column = 0; column < 8; column += 1) {
      context.fillStyle = `hsl(${hue + column * 45} 80% 50%)`;
      context.fillRect((column * width) / 8, 0, width / 8, height);
    }
    hue += 3;
  }, 33);
  const [track] = canvas.captureStream(30).getVideoTracks();
  if (!track) throw new Error('the canvas gave no track');
  // Keeps the size whatever the load, so that a test can ask for it.
  track.contentHint = 'detail';
  return track;
}

function tone(): MediaStreamTrack {
  const context = new AudioContext();
  const oscillator = context.createOscillator();
  const destination = context.createMediaStreamDestination();
  oscillator.connect(destination);
  oscillator.start();
  const [track] = destination.stream.getAudioTracks();
  if (!track) throw new Error('the oscillator gave no track');
  return track;
}
