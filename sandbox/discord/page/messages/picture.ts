import { h } from 'preact';
import { useState } from 'preact/hooks';
import { ExternalLink } from '../components/markdown.ts';

const LOOPBACK = /^http:\/\/(127\.0\.0\.1|localhost)(:\d+)?\//;

interface PictureProps {
  url: string;
  alt: string;
  class: string;
  width?: number | null;
  height?: number | null;
}

/** A picture of a message. Only this machine is asked for one; what lies elsewhere is a link. */
export function Picture({ url, alt, width, height, ...rest }: PictureProps) {
  const [isBroken, setBroken] = useState(false);
  if (isBroken || !LOOPBACK.test(url)) return h(ExternalLink, { url, class: 'no-picture' }, alt || 'Picture');
  const size = { ...(width ? { width } : {}), ...(height ? { height } : {}) };
  const image = h('img', { src: url, alt, onError: () => setBroken(true), ...size });
  return h(ExternalLink, { url, children: image, ...rest });
}
