/** Runs in Chromium: publishes a drawn picture and a tone, with an offer and an answer as any WHIP client. */

declare global {
  interface Window {
    postOffer(sdp: string): Promise<string>;
    publish(codec: string): Promise<void>;
    unpublish(): void;
  }
}

const WIDTH = 320;
const HEIGHT = 180;
let peer: RTCPeerConnection | undefined;

window.publish = async (codec) => {
  peer = new RTCPeerConnection();
  const video = peer.addTransceiver(picture(), { direction: 'sendonly' });
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

function picture(): MediaStreamTrack {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: WIDTH, height: HEIGHT });
  const context = canvas.getContext('2d');
  let hue = 0;
  setInterval(() => {
    if (!context) return;
    for (let column = 0; column < 8; column += 1) {
      context.fillStyle = `hsl(${hue + column * 45} 80% 50%)`;
      context.fillRect((column * WIDTH) / 8, 0, WIDTH / 8, HEIGHT);
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
