/** The player of the playback tests, bundled for Chromium: mediasoup-client against the functions that the test exposes. */
import { Device } from 'mediasoup-client';
import type { ConsumerOptions, DtlsParameters, RtpCapabilities, TransportOptions } from 'mediasoup-client/types';

declare global {
  interface Window {
    openPlayback(): Promise<{ routerRtpCapabilities: RtpCapabilities; transport: TransportOptions }>;
    connectPlayback(dtlsParameters: DtlsParameters): Promise<void>;
    consumePlayback(rtpCapabilities: RtpCapabilities): Promise<ConsumerOptions[]>;
    resumePlayback(): Promise<void>;
    play(): Promise<void>;
    replay(): Promise<void>;
    leave(): void;
    playbackStats(): Promise<PlaybackStats>;
  }
}

/** What getStats() of the current tracks says. */
export interface PlaybackStats {
  framesReceived: number;
  framesDecoded: number;
  frameWidth: number;
  frameHeight: number;
  audioEnergy: number;
}

const device = new Device();
let receivers: RTCRtpReceiver[] = [];
let consumeAgain: () => Promise<void> = async () => undefined;
let close: () => void = () => undefined;

window.play = async () => {
  const { routerRtpCapabilities, transport: parameters } = await window.openPlayback();
  await device.load({ routerRtpCapabilities });
  const transport = device.createRecvTransport(parameters);
  transport.on('connect', ({ dtlsParameters }, done, failed) => {
    window.connectPlayback(dtlsParameters).then(done, failed);
  });
  close = () => transport.close();
  consumeAgain = async () => {
    const tracks = await window.consumePlayback(device.recvRtpCapabilities);
    const consumers = await Promise.all(tracks.map((track) => transport.consume(track)));
    receivers = consumers.flatMap(({ rtpReceiver }) => rtpReceiver ?? []);
    await window.resumePlayback();
    show(new MediaStream(consumers.map(({ track }) => track)));
  };
  await consumeAgain();
};

window.replay = () => consumeAgain();
window.leave = () => close();

window.playbackStats = async () => {
  const stats = { framesReceived: 0, framesDecoded: 0, frameWidth: 0, frameHeight: 0, audioEnergy: 0 };
  for (const receiver of receivers) {
    for (const report of (await receiver.getStats()).values()) {
      if (report.type !== 'inbound-rtp') continue;
      stats.framesReceived += report.framesReceived ?? 0;
      stats.framesDecoded += report.framesDecoded ?? 0;
      stats.frameWidth = Math.max(stats.frameWidth, report.frameWidth ?? 0);
      stats.frameHeight = Math.max(stats.frameHeight, report.frameHeight ?? 0);
      stats.audioEnergy += report.totalAudioEnergy ?? 0;
    }
  }
  return stats;
};

function show(stream: MediaStream): void {
  const video = document.querySelector('video') ?? document.body.appendChild(document.createElement('video'));
  video.srcObject = stream;
  void video.play();
}
