interface ChartPictureProps {
  /** Of the picture; `size` is added. */
  path: string;
  /** What it shows, in words. */
  text: string;
}

/** A chart that the server draws, in the size that fits the screen. */
export function ChartPicture({ path, text }: ChartPictureProps) {
  const at = (size: string) => `${path}${path.includes('?') ? '&' : '?'}size=${size}`;
  return (
    <picture class="chart-picture">
      <source media="(max-width: 40rem)" srcset={at('narrow')} />
      <img src={at('wide')} alt={text} loading="lazy" />
    </picture>
  );
}
