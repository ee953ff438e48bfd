const REPAIR = /^(rtx|red|ulpfec|flexfec)/i;

/**
 * The answer with Chromium's own `x-google-start-bitrate` for its video codecs. Without it
 * a stream begins at 300 kbit/s, small and blurred, for its first ten seconds and more.
 * Other browsers ignore the parameter.
 */
export function withStartBitrate(sdp: string, kilobits: number): string {
  const parameter = `x-google-start-bitrate=${kilobits}`;
  return sdp
    .split(/^(?=m=)/m)
    .map((section) => (section.startsWith('m=video') ? inSection(section, parameter) : section))
    .join('');
}

function inSection(section: string, parameter: string): string {
  return section
    .replace(/^a=rtpmap:(\d+) (\S+)\r\n/gm, (line, payloadType, codec) => {
      if (REPAIR.test(codec) || section.includes(`a=fmtp:${payloadType} `)) return line;
      return `${line}a=fmtp:${payloadType} ${parameter}\r\n`;
    })
    .replace(/^a=fmtp:\d+ (?!apt=|x-google)(.+)\r\n/gm, (line) => `${line.trimEnd()};${parameter}\r\n`);
}
