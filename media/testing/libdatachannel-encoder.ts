import { EventEmitter, once } from 'node:events';
import ndc from 'node-datachannel';
import { h264AccessUnits } from './h264-access-units.ts';

const FRAME_MS = 1_000 / 30;
const OPUS_MS = 20;
/** 20 ms of stereo silence. */
const OPUS_SILENCE = Buffer.from([0xfc, 0xff, 0xfe]);

/** An encoder that publishes as OBS does. */
export interface LibdatachannelEncoder {
  /** Its offer: no candidates, H.264 96 and Opus 111, no RTX. */
  offer: string;
  accept(answer: string): void;
  /** Resolves when ICE and DTLS are up. */
  connected(): Promise<void>;
  /** Begins to send picture and silence in real time; returns when the first packet left, in epoch milliseconds. */
  start(): number;
  /** Stops sending and closes the connection. */
  close(): void;
}

/** libdatachannel, the WebRTC stack inside OBS, set up as OBS's whip-output.cpp sets it up. */
export function createLibdatachannelEncoder(name: string, bFrames: number): LibdatachannelEncoder {
  const peer = new ndc.PeerConnection(name, { iceServers: [], disableAutoNegotiation: true });
  const states = new EventEmitter();
  peer.onStateChange((state) => states.emit(state));
  const ssrc = Math.floor(Math.random() * 2 ** 31);

  const audio = new ndc.Audio('0', 'SendOnly');
  audio.addOpusCodec(111);
  audio.addSSRC(ssrc, 'obs', 'stream', 'stream-audio');
  const audioTrack = peer.addTrack(audio);
  const audioRtp = new ndc.RtpPacketizationConfig(ssrc, 'obs', 111, 48_000);
  audioTrack.setMediaHandler(chain(new ndc.RtpPacketizer(audioRtp), audioRtp));

  const video = new ndc.Video('1', 'SendOnly');
  video.addSSRC(ssrc + 1, 'obs', 'stream', 'stream-video');
  video.addH264Codec(96);
  const videoTrack = peer.addTrack(video);
  const videoRtp = new ndc.RtpPacketizationConfig(ssrc + 1, 'obs', 96, 90_000);
  videoTrack.setMediaHandler(chain(new ndc.H264RtpPacketizer('StartSequence', videoRtp, 1_200), videoRtp));

  peer.setLocalDescription('offer');
  const timers: NodeJS.Timeout[] = [];
  const pictures = h264AccessUnits(bFrames);
  let at = 0;

  return {
    offer: peer.localDescription()?.sdp.replaceAll(/^a=(candidate|end-of-candidates).*\r\n/gm, '') ?? '',
    accept: (answer) => peer.setRemoteDescription(answer, 'answer'),
    async connected() {
      if (peer.state() !== 'connected') await once(states, 'connected');
    },
    start() {
      const sendPicture = () => {
        videoRtp.timestamp += 90_000 / 30;
        if (videoTrack.isOpen()) videoTrack.sendMessageBinary(pictures[at++ % pictures.length] ?? OPUS_SILENCE);
      };
      const sendSound = () => {
        audioRtp.timestamp += 48_000 / (1_000 / OPUS_MS);
        if (audioTrack.isOpen()) audioTrack.sendMessageBinary(OPUS_SILENCE);
      };
      timers.push(setInterval(sendPicture, FRAME_MS), setInterval(sendSound, OPUS_MS));
      const startedAt = performance.timeOrigin + performance.now();
      sendPicture();
      return startedAt;
    },
    close() {
      for (const timer of timers.splice(0)) clearInterval(timer);
      peer.close();
    },
  };
}

function chain(packetizer: ndc.RtpPacketizer, config: ndc.RtpPacketizationConfig): ndc.RtpPacketizer {
  packetizer.addToChain(new ndc.RtcpSrReporter(config));
  packetizer.addToChain(new ndc.RtcpNackResponder());
  return packetizer;
}
