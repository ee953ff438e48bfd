import type { DeskDraft, DeskWin } from '../../presenters/staff-glimcap-draft.ts';
import type { DeskList } from '../../presenters/staff-glimcap-list.ts';
import type { DeskPreview } from '../../presenters/staff-glimcap-preview.ts';
import type { DeskReport } from '../../presenters/staff-glimcap-report.ts';
import { REPORT } from './sample-pages.ts';

/** What the draft's page would be, with these words below its metrics. */
export function previewOf(metrics: string): DeskPreview {
  const report = {
    ...REPORT,
    number: 13,
    title: 'The Glimcap Part 13',
    author: 'Ada',
    isStanding: false,
    corrections: [],
  };
  return { report: { ...report, html: { ...REPORT.html, metrics: `<p>${metrics}</p>` } }, marks: [], drawn: {} };
}

const win = (id: number, fields: Partial<DeskWin>): DeskWin => ({
  id: `0199f1b0-0000-7000-8000-00000000000${id}`,
  area: 'platform',
  areaName: null,
  text: 'Packet loss smoothing is being tested.',
  author: 'Dan',
  state: 'proposed',
  source: 'command',
  url: null,
  ...fields,
});

/** A draft of Part 13 with something in every corner. */
export const DRAFT: DeskDraft = {
  weekStart: '2021-04-26',
  weekEnd: '2021-05-02',
  number: 13,
  title: 'The Glimcap Part 13',
  state: 'draft',
  revision: 2,
  stamp: 'stamp-2',
  author: 'Ada',
  prose: {
    intro: '',
    metrics: 'Discord is {{discord.change}}, and we met 47 of you.',
    traffic: '',
    networks: '',
    financials: '',
    outro: '',
  },
  support: 'If something does not work, tell us!',
  isOutdated: false,
  isClosingOld: false,
  references: [
    {
      label: 'Discord',
      choices: [
        { reference: '{{discord.current}}', field: 'current', value: '5,901' },
        { reference: '{{discord.delta}}', field: 'delta', value: '35' },
        { reference: '{{discord.change}}', field: 'change', value: 'down 35' },
      ],
    },
    { label: 'MRR', choices: [{ reference: '{{mrr.current}}', field: 'current', value: '$8,200' }] },
  ],
  observations: [
    {
      text: 'Discord fell for the 7th report in a row.',
      sentence: '{{discord.label}} is {{discord.change}}, the 7th report in a row.',
      section: 'metrics',
    },
    {
      text: 'MRR rose for the first time since our figures begin (2021-02-07).',
      sentence: 'For the first time since our figures begin, {{mrr.label}} is {{mrr.change}}.',
      section: 'metrics',
    },
  ],
  findings: [
    {
      id: 'number-in-prose-1',
      kind: 'number-in-prose',
      text: 'The text of "metrics" says 47, which is in no row of this report.',
      mustMend: false,
    },
    {
      id: 'missing-1',
      kind: 'missing',
      text: 'No figure for Reddit, Instagram, Facebook: it was not sampled in this week.',
      mustMend: false,
    },
  ],
  acknowledged: [
    {
      id: 'jump-1',
      kind: 'jump',
      text: 'Support Tickets changed by more than half: 47 to 22 (25⬇).',
      mustMend: false,
      reason: 'The new guides answer most of it.',
      by: 'Ben',
      at: '2021-05-05T11:40:00.000Z',
    },
  ],
  wins: [
    win(1, {}),
    win(2, { area: 'app', text: 'The mobile app has its first designs.', author: 'Barcxde', state: 'accepted' }),
    win(3, { area: 'other', areaName: 'Podcast', text: 'Episode one is out.', author: '', state: 'declined' }),
  ],
  roadmap: [
    { id: '0199f1b0-0000-7000-8000-000000000011', title: 'Mobile app', state: 'doing', url: 'https://example.org/app' },
    { id: '0199f1b0-0000-7000-8000-000000000012', title: 'Clips', state: 'planned', url: null },
    { id: '0199f1b0-0000-7000-8000-000000000013', title: 'Animated emotes', state: 'done', url: null },
  ],
  latest: {
    ordinal: 2,
    kind: 'edited',
    madeAt: '2021-05-05T12:00:00.000Z',
    madeBy: 'Ada',
    note: null,
    changes: [
      { path: 'author', label: 'Author', before: 'The Glim team', after: 'Ada' },
      {
        path: 'prose.metrics',
        label: 'Text: metrics',
        before: null,
        after: 'Discord is {{discord.change}}, and we met 47 of you.',
      },
    ],
  },
  preview: {
    ...previewOf('Discord is down 35, and we met <mark>47</mark> of you.'),
    marks: [{ section: 'metrics', kind: 'number', words: '47', at: 42, row: null }],
  },
};

export const DESK_LIST: DeskList = {
  drafts: [
    {
      weekStart: '2021-04-26',
      weekEnd: '2021-05-02',
      number: 13,
      title: 'The Glimcap Part 13',
      state: 'held',
      draftedAt: '2021-05-05T12:00:00.000Z',
      publishedAt: null,
      path: '/staff/glimcap/13',
    },
  ],
  published: [
    {
      weekStart: '2021-04-19',
      weekEnd: '2021-04-25',
      number: 12,
      title: 'The Glimcap Part 12',
      state: 'published',
      draftedAt: '2021-04-28T12:00:00.000Z',
      publishedAt: '2021-04-28T12:00:00.000Z',
      path: '/staff/glimcap/12',
    },
  ],
  missed: ['2021-05-09'],
  lastWeek: '2021-05-16',
};

export const DESK_REPORT: DeskReport = {
  weekEnd: '2021-04-25',
  number: 12,
  title: 'The Glimcap Part 12',
  publishedAt: '2021-04-28T12:00:00.000Z',
  publishedBy: 'import',
  ordinal: 1,
  metrics: [
    { key: 'discord', label: 'Discord', value: '5,936' },
    { key: 'mrr', label: 'MRR', value: '$8,160.00' },
    { key: 'page_views', label: 'Page views', value: null },
  ],
  finance: [{ key: 'gross', label: 'Gross', value: '$8,480.00' }],
  prose: { intro: '', metrics: '', traffic: '', networks: '', financials: '', outro: '' },
  versions: [
    { ordinal: 1, kind: 'imported', madeAt: '2021-04-28T12:00:00.000Z', madeBy: 'import', note: null, changes: null },
  ],
  preview: { report: REPORT, marks: [], drawn: {} },
};
