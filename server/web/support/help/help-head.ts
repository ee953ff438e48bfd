import type { PageHead } from '../../head.ts';
import type { HelpData } from '../../page-data.ts';
import type { Translate } from '../../words.ts';

/** What the help site says to search engines and social cards. */
export function helpHead({ help }: HelpData, t: Translate): PageHead {
  const site = t('site.name');
  if ('index' in help) {
    const title = `${t('help.title')} · ${site}`;
    // A search is nobody's landing page.
    return { title, description: t('help.intro'), type: 'website', isHidden: help.index.q !== '' };
  }
  const { slug, title, summary, image, answer } = help.article;
  return {
    title: `${title} · ${site}`,
    description: summary,
    type: 'article',
    canonical: `/help/${slug}`,
    isHidden: answer !== 'none',
    ...(image && { image: image.src, imageSize: { width: image.width, height: image.height } }),
  };
}
