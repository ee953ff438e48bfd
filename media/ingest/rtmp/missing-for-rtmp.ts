import { execFile } from 'node:child_process';

/** Why ffmpeg cannot do what RTMP needs of it, in a sentence; null when it can. */
export function missingForRtmp(): Promise<string | null> {
  return new Promise((resolve) => {
    execFile('ffmpeg', ['-hide_banner', '-encoders'], (error, listed) => {
      if (error) resolve('ffmpeg is not installed.');
      else if (!listed.includes('libopus')) resolve('ffmpeg was built without libopus.');
      else if (!listed.includes('libx264')) resolve('ffmpeg was built without libx264.');
      else resolve(null);
    });
  });
}
