import { DomainError } from '../../errors.ts';

interface VideoHost {
  name: string;
  /** What may be shown in a frame, and nothing else may: the CSP is made of these. */
  frameOrigin: string;
  /** The host names of addresses that people copy. */
  hosts: readonly string[];
  /** @returns the id that the address names, or what is no id */
  idOf(url: URL): string;
  id: RegExp;
  framePath(id: string): string;
}

/** Whose videos articles may show. Nothing is asked of them before a reader presses play. */
const VIDEO_HOSTS: readonly VideoHost[] = [
  {
    name: 'YouTube',
    frameOrigin: 'https://www.youtube-nocookie.com',
    hosts: ['www.youtube.com', 'youtube.com', 'youtu.be'],
    idOf: (url) => (url.hostname === 'youtu.be' ? url.pathname.slice(1) : (url.searchParams.get('v') ?? '')),
    id: /^[\w-]{11}$/,
    framePath: (id) => `/embed/${id}?autoplay=1`,
  },
  {
    name: 'Vimeo',
    frameOrigin: 'https://player.vimeo.com',
    hosts: ['vimeo.com', 'www.vimeo.com'],
    idOf: (url) => url.pathname.slice(1),
    id: /^\d{6,12}$/,
    framePath: (id) => `/video/${id}?dnt=1&autoplay=1`,
  },
];

/** The origins that may be shown in a frame. */
export const VIDEO_FRAME_ORIGINS: readonly string[] = VIDEO_HOSTS.map(({ frameOrigin }) => frameOrigin);

/** A video in an article. */
export interface HelpVideo {
  title: string;
  /** Who shows it: `YouTube`. */
  hostName: string;
  /** Its page, for who has no scripts. */
  pageUrl: string;
  frameUrl: string;
}

/**
 * Reads what stands in a `video` fence: the address of the video's page, and on the next line its title.
 * @throws DomainError invalid `help_video_invalid`
 */
export function parseVideo(text: string): HelpVideo {
  const [address = '', title = '', ...more] = text.trim().split('\n');
  const url = URL.parse(address.trim());
  const host = VIDEO_HOSTS.find(({ hosts }) => url?.protocol === 'https:' && hosts.includes(url.hostname));
  if (!url || !host) throw invalid(`a video is at ${VIDEO_HOSTS.map(({ name }) => name).join(' or ')}`);
  const id = host.idOf(url);
  if (!host.id.test(id)) throw invalid(`that is no address of a video at ${host.name}`);
  if (title.trim() === '' || more.length > 0) throw invalid('a video has an address and, on the next line, a title');
  const frameUrl = host.frameOrigin + host.framePath(id);
  return { title: title.trim(), hostName: host.name, pageUrl: url.href, frameUrl };
}

function invalid(message: string): DomainError {
  return new DomainError('invalid', 'help_video_invalid', message);
}
