import type { PageHead } from '../head.ts';
import type { GlimcapData, GlimcapFigureData, GlimcapListData } from '../page-data.ts';
import type { Translate } from '../words.ts';
import { figureUrl } from './figure-url.ts';

const CARD = { width: 1200, height: 630 };
/** As many as the card shows. */
const DESCRIBED = 3;

/** What the pages of the reports say to search engines, feed readers and social cards. */
export function glimcapHead(data: GlimcapData | GlimcapListData | GlimcapFigureData, t: Translate): PageHead {
  const site = t('site.name');
  const feeds = [
    { type: 'application/atom+xml', title: t('glimcap.feedTitle'), href: '/glimcap/feed.xml' },
    { type: 'application/feed+json', title: t('glimcap.feedTitle'), href: '/glimcap/feed.json' },
  ];
  if ('reports' in data) {
    const title = `${t('glimcap.title')} · ${site}`;
    // A search is nobody's landing page.
    return { title, description: t('glimcap.intro'), type: 'website', isHidden: data.q !== '', alternates: feeds };
  }
  if ('figure' in data) {
    const { key, label, printed, report } = data.figure;
    return {
      title: `${t('glimcap.figure.title', { label, title: report.title })} · ${site}`,
      description: t('glimcap.figure.description', { label, number: report.number, value: printed }),
      type: 'website',
      isHidden: false,
      canonical: figureUrl(report.number, key),
      image: cardOf(report),
      imageSize: CARD,
      alternates: feeds,
    };
  }
  return { ...reportHead(data, t), title: `${data.report.title} · ${site}`, alternates: [...feeds, ...files(data, t)] };
}

function reportHead({ report }: GlimcapData, t: Translate): Omit<PageHead, 'title' | 'alternates'> {
  const { number, author, publishedAt, correctedAt, isStanding, metrics } = report;
  const about = t('glimcap.description', { number, author });
  const figures = metrics.slice(0, DESCRIBED).map(({ label, current: value, difference: change }) => {
    return t('glimcap.describedFigure', { label, value, change });
  });
  return {
    description: [about, ...(figures.length > 0 ? [`${figures.join('; ')}.`] : [])].join(' '),
    type: 'article',
    isHidden: !isStanding,
    canonical: `/glimcap/${number}`,
    image: cardOf(report),
    imageAlt: about,
    imageSize: CARD,
    publishedAt,
    modifiedAt: correctedAt ?? publishedAt,
  };
}

function files({ report: { number } }: GlimcapData, t: Translate): PageHead['alternates'] & object {
  return [
    { type: 'text/markdown', title: t('glimcap.markdown'), href: `/glimcap/${number}.md` },
    { type: 'application/json', title: t('glimcap.json'), href: `/glimcap/${number}.json` },
  ];
}

/** Whoever keeps a card by its address gets a new one after a correction. */
function cardOf({ number, version }: { number: number; version: number }): string {
  return `/glimcap/${number}/card.png?version=${version}`;
}
