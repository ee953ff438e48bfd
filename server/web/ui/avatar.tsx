import { useState } from 'preact/hooks';
import { hueClass, initialOf } from './hue.ts';

interface AvatarProps {
  name: string;
  url: string | null;
  size?: 'small' | 'large';
}

/** A person's picture, or their initial when there is none or it does not load. Decoration: the name stands beside it. */
export function Avatar({ name, url, size = 'small' }: AvatarProps) {
  const [isBroken, setBroken] = useState(false);
  const className = `avatar avatar-${size} ${hueClass(name)}`;
  if (url && !isBroken)
    return <img class={className} src={url} alt="" loading="lazy" onError={() => setBroken(true)} />;
  return (
    <span class={className} aria-hidden="true">
      {initialOf(name)}
    </span>
  );
}
