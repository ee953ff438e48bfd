const WIDTH = 1280;
const HEIGHT = 720;
const FRAME_RATE = 30;
const TONE_HZ = 220;
/** Loud enough to be sure of, quiet enough for headphones. */
const TONE_GAIN = 0.08;
const BARS = ['#f3ede4', '#ffc861', '#ff9c4a', '#ff6f61', '#c65bcf', '#6a6cf6', '#2f9fd0', '#1f1b24'];

/** A drawn picture with a running clock and a tone: proof of sound and motion without a camera. */
export function openTestPicture(title: string): MediaStream {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const picture = canvas.getContext('2d');
  if (!picture) throw new DOMException('no 2d canvas', 'NotSupportedError');

  const draw = () => drawPicture(picture, title, new Date());
  draw();
  // Not requestAnimationFrame: it stops in a hidden tab, and the stream with it.
  const timer = setInterval(draw, 1000 / FRAME_RATE);
  const audio = new AudioContext();
  const tone = openTone(audio);

  const media = new MediaStream([...canvas.captureStream(FRAME_RATE).getTracks(), ...tone.getTracks()]);
  onAllStopped(media, () => {
    clearInterval(timer);
    void audio.close();
  });
  return media;
}

function openTone(audio: AudioContext): MediaStream {
  const out = audio.createMediaStreamDestination();
  const oscillator = new OscillatorNode(audio, { type: 'sine', frequency: TONE_HZ });
  const gain = new GainNode(audio, { gain: TONE_GAIN });
  oscillator.connect(gain).connect(out);
  oscillator.start();
  return out.stream;
}

/** A track that its owner stops fires no event, so the owner's `stop` is followed; it may be called again. */
function onAllStopped(media: MediaStream, callback: () => void): void {
  const tracks = media.getTracks();
  let isOver = false;
  for (const track of tracks) {
    const stop = track.stop.bind(track);
    track.stop = () => {
      stop();
      if (isOver || tracks.some((other) => other.readyState !== 'ended')) return;
      isOver = true;
      callback();
    };
  }
}

function drawPicture(picture: CanvasRenderingContext2D, title: string, now: Date): void {
  const width = WIDTH / BARS.length;
  for (const [index, colour] of BARS.entries()) {
    picture.fillStyle = colour;
    picture.fillRect(index * width, 0, width, HEIGHT);
  }
  picture.fillStyle = 'rgb(15 13 18 / 86%)';
  picture.fillRect(160, 190, WIDTH - 320, 340);

  picture.textAlign = 'center';
  picture.fillStyle = '#f5f0ea';
  picture.font = '600 52px sans-serif';
  picture.fillText(title, WIDTH / 2, 290);
  picture.fillStyle = '#ffc861';
  picture.font = '700 108px monospace';
  picture.fillText(clockText(now), WIDTH / 2, 430);

  const sweep = (now.getTime() % 2000) / 2000;
  picture.fillStyle = '#ff7a4d';
  picture.fillRect(200, 480, (WIDTH - 400) * sweep, 12);
}

/** "20:15:04.3" */
function clockText(now: Date): string {
  return `${now.toTimeString().slice(0, 8)}.${Math.floor(now.getMilliseconds() / 100)}`;
}
