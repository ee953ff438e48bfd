import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** So near the end is at the end: fractions of pixels, and a finger that trembles. */
const NEAR_PX = 48;

interface PinnedScroll {
  /** The element that scrolls. */
  log: RefObject<HTMLDivElement | null>;
  /** Whether lines came while the reader was further up. */
  hasMissed: boolean;
  jumpToEnd(): void;
}

/** Keeps the end of a log in sight as it grows, unless its reader has scrolled up to read. */
export function usePinnedScroll(last: string | undefined): PinnedScroll {
  const log = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const [hasMissed, setMissed] = useState(false);

  useEffect(() => {
    const { current } = log;
    if (!current) return undefined;
    const onScroll = () => {
      isAtEnd.current = current.scrollHeight - current.scrollTop - current.clientHeight < NEAR_PX;
      if (isAtEnd.current) setMissed(false);
    };
    current.addEventListener('scroll', onScroll, { passive: true });
    return () => current.removeEventListener('scroll', onScroll);
  }, []);

  const jumpToEnd = () => {
    log.current?.scrollTo({ top: log.current.scrollHeight });
    setMissed(false);
  };
  // Whoever was at the end stays there with each new last line.
  useLayoutEffect(() => {
    if (last === undefined) return;
    if (isAtEnd.current) jumpToEnd();
    else setMissed(true);
  }, [last]);
  return { log, hasMissed, jumpToEnd };
}
