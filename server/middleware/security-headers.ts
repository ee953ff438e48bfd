import helmet from 'koa-helmet';
import { VIDEO_FRAME_ORIGINS } from '#domain/support/help/video.ts';
import type { HttpMiddleware } from '../http-context.ts';

/**
 * Our pages run our own files only: no inline script or style, and no foreign frame but the videos that a reader asked for.
 * @param publicUrl decides whether browsers are told to insist on https
 * @param imageHosts where avatars come from: Discord's CDN
 */
export function securityHeaders({
  publicUrl,
  imageHosts,
}: {
  publicUrl: string;
  imageHosts: string[];
}): HttpMiddleware {
  const isSecure = publicUrl.startsWith('https:');
  const socket = publicUrl.replace(/^http/, 'ws');

  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'none'"],
        connectSrc: ["'self'", socket],
        fontSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        frameSrc: [...VIDEO_FRAME_ORIGINS],
        imgSrc: ["'self'", 'data:', 'blob:', ...imageHosts],
        mediaSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        ...(isSecure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: isSecure ? { maxAge: 31_536_000 } : false,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
  });
}
