import type {
  ChannelView,
  ChatLine,
  GlimcapReport,
  GlimcapRow,
  LiveStream,
  Me,
  OwnChannel,
  StreamCard,
  StreamHealthView,
} from '../api-types.ts';
import type { GlimcapFigureData, GlimcapListData, Ticket, TrafficData, WatchData } from '../page-data.ts';

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

export const ME: Me = { id: 'u1', name: 'Robin Vale', avatarUrl: null, isStaff: false };

export const LIVE: LiveStream = {
  id: 's1',
  startedAt: minutesAgo(73),
  viewers: 42,
  peakViewers: 61,
  thumbnailUrl: null,
};

export const CHANNEL: ChannelView = {
  slug: 'ada',
  title: 'Painting the harbour at night, oils and no plan',
  category: 'Art',
  isMature: false,
  tags: ['oil', 'night'],
  ownerName: 'Ada Brandt',
  posterUrl: null,
  stream: null,
};

const line = (id: string, name: string, text: string, author: Partial<ChatLine['author']> = {}): ChatLine => ({
  id,
  text,
  sentAt: minutesAgo(2),
  emotes: [],
  author: { name, isOwner: false, isStaff: false, isSubscriber: false, ...author },
});

export const CHAT: WatchData['chat'] = {
  lines: [
    line('c1', 'Kestrel', 'is that oil or acrylic?', { isSubscriber: true }),
    line('c2', 'Ada Brandt', 'Oil! It never dries, which is the plan.', { isOwner: true }),
    line('c3', 'Robin Vale', 'the water <3'),
  ],
  canModerate: false,
};

export const OWN_CHANNEL: OwnChannel = {
  slug: 'robin',
  title: 'Building a synthesizer from scratch',
  category: 'Tech',
  isMature: false,
  tags: ['synth'],
  whipUrl: 'https://glim.example/whip/robin',
  rtmpUrl: 'rtmp://glim.example/live',
  stream: null,
};

export const STREAM_HEALTH: StreamHealthView[] = [
  {
    startedAt: '2026-11-28T19:00:00.000Z',
    endedAt: '2026-11-28T21:30:00.000Z',
    findings: [
      { cause: 'b_frames', value: 667, lastSeenAt: '2026-11-28T20:10:00.000Z' },
      { cause: 'key_frames', value: 8_333, lastSeenAt: '2026-11-28T20:10:00.000Z' },
      { cause: 'loss', value: 43, lastSeenAt: '2026-11-28T21:10:00.000Z' },
    ],
  },
  { startedAt: '2026-11-26T19:00:00.000Z', endedAt: '2026-11-26T20:00:00.000Z', findings: [] },
];

/** A drawn stand-in for a thumbnail, served by the tests. */
export function thumbnailSvg(hue: number): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 832 468"><defs><linearGradient id="s" x2="0" y2="1"><stop stop-color="hsl(${hue} 60% 22%)"/><stop offset="1" stop-color="hsl(${hue + 40} 70% 55%)"/></linearGradient></defs><rect width="832" height="468" fill="url(#s)"/><circle cx="600" cy="180" r="70" fill="hsl(${hue + 60} 90% 78%)"/><path d="M0 380 180 240 330 360 520 220 832 400V468H0z" fill="hsl(${hue} 50% 14%)"/></svg>`;
}

const card = (slug: string, fields: Partial<StreamCard> & { ownerName: string }): StreamCard => {
  const { ownerName, ...rest } = fields;
  return {
    id: slug,
    startedAt: minutesAgo(12),
    viewers: 3,
    title: 'Live',
    category: 'Gaming',
    isMature: false,
    tags: [],
    thumbnailUrl: null,
    channel: { slug, title: 'Live', ownerName, avatarUrl: null },
    ...rest,
  };
};

export const STREAMS: StreamCard[] = [
  card('ada', {
    ownerName: 'Ada Brandt',
    title: CHANNEL.title,
    category: 'Art',
    viewers: 42,
    startedAt: minutesAgo(73),
    thumbnailUrl: '/thumbnails/20.svg',
  }),
  card('kestrel', {
    ownerName: 'Kestrel',
    title: 'Ranked until I drop out of gold again',
    viewers: 1280,
    isMature: true,
    thumbnailUrl: '/thumbnails/230.svg',
  }),
  card('moss', {
    ownerName: 'Moss & Fern',
    title: 'Slow Sunday: repotting, tea, questions',
    category: 'IRL',
    viewers: 1,
  }),
  card('tuan', {
    ownerName: 'Tuấn',
    title:
      'A very long title that tells the whole story of the evening before it has even begun, and then some more of it',
    category: 'Music',
    viewers: 17,
    thumbnailUrl: '/thumbnails/300.svg',
    startedAt: minutesAgo(0.3),
  }),
  card('odile', {
    ownerName: 'odile',
    title: 'Rust from zero, part 9: lifetimes',
    category: 'Education',
    viewers: 208,
  }),
];

const row = (key: string, label: string, [current, previous, difference]: [string, string, string]): GlimcapRow => ({
  key,
  label,
  current,
  previous,
  difference,
  missing: null,
});

export const REPORT: GlimcapReport = {
  number: 12,
  title: 'The Glimcap Part 12',
  author: 'Heiwa and RibenaBerri',
  publishedAt: '2021-04-28T12:00:00.000Z',
  correctedAt: '2021-05-03T12:00:00.000Z',
  weekStart: '2021-04-19',
  weekEnd: '2021-04-25',
  version: 2,
  isStanding: true,
  comparedWith: 'Last Week',
  metrics: [
    row('discord', 'Discord', ['5,936', '6,012', '76⬇']),
    row('users', 'Users', ['38,759', '38,392', '367⬆']),
    row('mrr', 'MRR', ['$8,160', '$8,510', '$350⬇']),
    row('support_tickets', 'Support Tickets', ['22', '47', '25⬇']),
    { ...row('twitter', 'Twitter', ['no data', '9,208', '–']), missing: 'the service did not answer' },
  ],
  traffic: [row('page_views', 'Page views', ['11,000', '16,000', '5,000⬇'])],
  networks: [],
  finance: {
    title: 'Partial Glimesh Budget',
    period: 'Apr 1st-25th',
    rows: [
      { key: 'finance.gross', label: 'Gross', current: '$8,480.00', missing: null },
      { key: 'finance.payouts', label: 'Payouts', current: '$1,831.52', missing: null },
      { key: 'finance.revenue', label: 'Revenue', current: '$6,648.48', missing: null },
    ],
  },
  html: {
    intro: '<p>Welcome to week 12 of the Glimcap.</p>',
    metrics:
      '<p>Users to the platform have again grown this week. Read more in <a href="/help">the guide</a>.</p><div class="table-scroll"><table><thead><tr><th></th><th class="align-right">A rather long heading</th><th class="align-right">Another one of them</th></tr></thead><tbody><tr><td>a</td><td class="align-right">1</td><td class="align-right">2</td></tr></tbody></table></div>',
    traffic: '',
    networks: '',
    financials: '',
    wins: '<h3>Platform</h3><ul><li>Packet loss smoothing is being tested.</li><li>The mobile app has its first designs.</li></ul>',
    outro: '<blockquote><p>Thank you all for being here.</p></blockquote>',
    support: '<p>Open a ticket in our Discord.</p>',
  },
  roadmap: [
    { title: 'Emotes', state: 'done', url: null },
    { title: 'The mobile app', state: 'doing', url: 'https://glim.example/app' },
    { title: 'Clips', state: 'planned', url: null },
  ],
  charts: [],
  corrections: [
    {
      version: 2,
      at: '2021-05-03T12:00:00.000Z',
      by: 'Ada',
      note: 'Discord was counted twice.',
      changes: [{ label: 'Discord', before: '5,963, 6,012, 49⬇', after: '5,936, 6,012, 76⬇' }],
    },
  ],
  versions: [
    { version: 1, madeAt: '2021-04-28T12:00:00.000Z' },
    { version: 2, madeAt: '2021-05-03T12:00:00.000Z' },
  ],
  previous: { number: 11, title: 'The Glimcap Part 11' },
  next: null,
};

export const REPORT_LIST: GlimcapListData = {
  q: 'view',
  total: 31,
  page: 2,
  pages: 2,
  reports: [
    {
      number: 12,
      title: 'The Glimcap Part 12',
      publishedAt: '2021-04-28T12:00:00.000Z',
      correctedAt: '2021-05-03T12:00:00.000Z',
      snippet: [
        { text: 'dropping from around 16,000 page ', isHit: false },
        { text: 'views', isHit: true },
        { text: ' to 11,000', isHit: false },
      ],
    },
  ],
};

export const FIGURE: GlimcapFigureData = {
  latest: 14,
  chart: null,
  figure: {
    report: {
      number: 12,
      title: 'The Glimcap Part 12',
      weekStart: '2021-04-19',
      weekEnd: '2021-04-25',
      publishedAt: '2021-04-28T12:00:00.000Z',
      version: 2,
    },
    key: 'discord',
    label: 'Discord',
    section: 'metrics',
    printed: '5,936',
    missing: null,
    previous: { printed: '6,012', report: 11, weekEnd: '2021-04-18', correctedTo: null },
    difference: { printed: '76⬇' },
    definition: 'Members of the guild at the end of the week.',
    measure: 'gauge',
    provenance: {
      source: 'discord',
      takenAt: '2021-04-25T23:55:00-04:00',
      query: 'GET /guilds/500000000000000000?with_counts=true',
      note: null,
    },
    derivation: null,
    corrections: [
      {
        version: 2,
        at: '2021-05-03T12:00:00.000Z',
        by: 'Ada',
        note: 'Discord was counted twice.',
        before: '5,963, 6,012, 49⬇',
        after: '5,936, 6,012, 76⬇',
      },
    ],
    history: [
      { report: 11, weekEnd: '2021-04-18', printed: '6,012', period: null },
      { report: 12, weekEnd: '2021-04-25', printed: '5,936', period: null },
    ],
  },
};

const staff = { name: 'Juno', avatarUrl: null, isStaff: true };
const member = { name: 'Robin Vale', avatarUrl: null, isStaff: false };

export const TICKET: Ticket = {
  number: 214,
  subject: 'My stream key does not work in OBS',
  state: 'closed',
  openedAt: '2026-03-02T18:04:00.000Z',
  closedAt: '2026-03-02T18:31:00.000Z',
  openedBy: member.name,
  claimedBy: staff.name,
  messages: [
    {
      id: '1',
      author: member,
      sentAt: '2026-03-02T18:04:00.000Z',
      text: 'OBS says “failed to connect”.\nI have typed the key in three times by now.',
      edits: [{ text: 'OBS says nothing', replacedAt: '2026-03-02T18:05:00.000Z' }],
      deletedAt: null,
      attachments: [{ name: 'obs-log.txt', url: '/attachments/1', sizeBytes: 18_340 }],
    },
    {
      id: '2',
      author: staff,
      sentAt: '2026-03-02T18:09:00.000Z',
      text: 'Hello Robin! Please choose the service “WHIP” and paste the key as bearer token, without spaces.',
      edits: [],
      deletedAt: null,
      attachments: [],
    },
    {
      id: '3',
      author: member,
      sentAt: '2026-03-02T18:12:00.000Z',
      text: 'here is my key: oh wait',
      edits: [],
      deletedAt: '2026-03-02T18:12:30.000Z',
      attachments: [],
    },
    {
      id: '4',
      author: member,
      sentAt: '2026-03-02T18:29:00.000Z',
      text: 'It works, thank you! <3',
      edits: [],
      deletedAt: null,
      attachments: [],
    },
  ],
};

const trafficDay = (day: string, views: number | null, coverage: TrafficCoverage = 'whole') => ({
  day,
  views,
  visitors: views && Math.round(views / 3),
  coverage,
});

type TrafficCoverage = TrafficData['traffic']['week']['current']['days'][number]['coverage'];

/** A running week after one in which the server was away for a day. */
export const TRAFFIC: TrafficData = {
  days: 7,
  traffic: {
    week: {
      current: {
        from: '2026-01-12',
        to: '2026-01-18',
        days: [
          trafficDay('2026-01-12', 1840),
          trafficDay('2026-01-13', 2210),
          trafficDay('2026-01-14', 1975),
          trafficDay('2026-01-15', 640, 'running'),
          ...['2026-01-16', '2026-01-17', '2026-01-18'].map((day) => trafficDay(day, null, 'ahead')),
        ],
        total: { views: 6665, visitors: 2222 },
        isWhole: false,
        note: 'still being counted on 2026-01-15; to come 2026-01-16, 2026-01-17, 2026-01-18',
      },
      previous: {
        from: '2026-01-05',
        to: '2026-01-11',
        days: [
          trafficDay('2026-01-05', 1622),
          trafficDay('2026-01-06', null, 'none'),
          trafficDay('2026-01-07', 930, 'part'),
          ...['08', '09', '10', '11'].map((day, index) => trafficDay(`2026-01-${day}`, 1500 + index * 310)),
        ],
        total: { views: 10412, visitors: 3471 },
        isWhole: false,
        note: 'not counted on 2026-01-06; counted in part on 2026-01-07 (11.5 of 24 h)',
      },
      change: null,
      sameDays: {
        days: ['2026-01-12'],
        current: { views: 1840, visitors: 613 },
        previous: { views: 1622, visitors: 541 },
      },
    },
    range: { from: '2026-01-12', to: '2026-01-18' },
    pages: [
      { name: '/', views: 2510, visitors: 1377 },
      { name: '/ada', views: 1204, visitors: 610 },
      { name: '/a-very-long-name-of-a-channel-x', views: 77, visitors: 40 },
      { name: '(other)', views: 420, visitors: 390 },
    ],
    referrers: [{ name: 'news.ycombinator.com', views: 311, visitors: 300 }],
  },
};
