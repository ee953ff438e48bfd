/** Full screen for the player; on iPhones, which grant it to videos only, for the video. */
export async function toggleFullscreen(frame: HTMLElement, video: HTMLVideoElement): Promise<void> {
  if (document.fullscreenElement) return document.exitFullscreen();
  if (typeof frame.requestFullscreen === 'function') return frame.requestFullscreen();
  if ('webkitEnterFullscreen' in video && typeof video.webkitEnterFullscreen === 'function')
    video.webkitEnterFullscreen();
}
