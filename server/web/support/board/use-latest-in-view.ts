import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

/** Brings the end of a conversation into view, and keeps it there while it grows, unless one has scrolled away from it. */
export function useLatestInView(end: RefObject<HTMLElement | null>, length: number): void {
  const isSeen = useRef(true);
  useEffect(() => {
    if (!end.current) return;
    const observer = new IntersectionObserver((entries) => {
      isSeen.current = entries.some(({ isIntersecting }) => isIntersecting);
    });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, []);
  useLayoutEffect(() => {
    if (isSeen.current) end.current?.scrollIntoView({ block: 'nearest' });
  }, [length]);
}
