import type { HelpArticleView, HelpIndexView, StaffHelpView } from '../support/help/help-types.ts';

const LINK = {
  slug: 'stream-from-obs',
  title: 'Stream from OBS',
  summary: 'Connect OBS to your channel.',
  category: 'streaming',
} as const;

export const HELP_INDEX: HelpIndexView = {
  q: 'birate',
  categories: [],
  found: [
    {
      ...LINK,
      section: 'which-bitrate',
      snippet: [
        { text: 'whose line is slower than your ', isHit: false },
        { text: 'bitrate', isHit: true },
      ],
    },
  ],
};

export const HELP_ARTICLE: HelpArticleView = {
  ...LINK,
  audience: 'streamers',
  blocks: [
    {
      kind: 'html',
      html: '<h2 id="settings">Settings</h2><div class="table-scroll"><table><thead><tr><th>setting</th><th>value</th><th>why</th></tr></thead><tbody><tr><td>Rate control</td><td>CBR</td><td>an even stream gets through where a bursty one does not</td></tr></tbody></table></div>',
    },
    {
      kind: 'video',
      video: {
        title: 'How it looks',
        hostName: 'YouTube',
        pageUrl: 'https://www.youtube.com/watch?v=abcdefghijk',
        frameUrl: 'https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1',
      },
    },
  ],
  contents: [
    { id: 'settings', title: 'Settings', level: 2 },
    { id: 'which-bitrate', title: 'Which bitrate', level: 3 },
  ],
  related: [LINK],
  image: null,
  answer: 'no',
};

export const STAFF_HELP: StaffHelpView = {
  articles: [
    {
      slug: 'stream-from-obs',
      title: 'Stream from OBS',
      current: { yes: 3, no: 9 },
      earlier: { yes: 0, no: 0 },
      comments: [
        { text: `Where is it? ${'x'.repeat(120)}`, isHelpful: false, isEarlier: true, at: '2026-03-02T18:04:00.000Z' },
      ],
    },
  ],
  misses: [{ words: 'dark mode', times: 7, lastAt: '2026-03-02T18:04:00.000Z' }],
  days: { votes: 365, comments: 180, misses: 90 },
};
