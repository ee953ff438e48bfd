import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import { checkReport } from '../check-report.ts';

const test = suite('glimcap check: prose');

const TABLE = `| | This Week | Last Week | Diff |
| - | - | - | - |
|Discord|5,936|6,012|76⬇|
|Twitter|9,206|9,208|2⬇|
|Reddit|584|580|4⬆|
|Instagram|1,190|1,178|12⬆|
|Facebook|609|603|6⬆|
|Users|38,759|38,392|367⬆|
|MRR|$8,160|$8,510|$350⬇|
|Support Tickets|22|47|25⬇|
|Peak Viewers|120|110|10⬆|

`;

const FALSE_SENTENCES = [
  'Discord has grown again this week.',
  'Reddit has dropped by 4.',
  'Users are up by 376 this week.',
  'MRR is down to $8610.',
  'MRR is up again.',
  'We saw a drop on Reddit this week.',
  'Growth was also seen on Twitter.',
  'Instagram and Facebook both fell slightly.',
  'Discord has unfortunately seen another increase.',
  'On Twitter we gained 2 followers.',
  'We lost 67 members on Discord.',
  'Twitter rose from 9,206 to 9,208.',
  'The number of Users has dropped this week.',
  'Support tickets rose to 22 from 47 last week.',
  'Tickets are up from last week.',
  'Our first ever drop on Instagram happened this week.',
  'Our Discord community grew by 76 members this week.',
  'Facebook had a great week, growing by 16.',
  'MRR has sadly decreased by $530 this week.',
  '[Discord](https://discord.gg/x) has **increased** again.',
  '- Reddit: down 4',
  '- Twitter is up 2',
  'Discord saw a small rise this week, while Twitter dropped.',
  'Users fell to 38,759.',
  'Users grew from 38,329 to 38,759.',
  'Support Tickets have gone up again.',
  'Peak viewers dropped to 120.',
  'Peak Viewers fell by 10',
  'Reddit, Instagram and Facebook all declined.',
  'There was an increase in MRR.',
  'We also had a decline in Reddit subscribers this week.',
  'Twitter grew.',
  'Unfortunately the MRR has risen',
  'This week Discord went up by 76.',
  'Monthly recurring revenue increased to $8,160.',
  'Twitter followers increased by 2',
  'Page views are dropping from around 11,000 to 16,000.',
  'Discord membership continues to climb.',
  'Users dropped again this week, down by 367.',
  'Reddit shrank slightly, but Instagram grew.',
  'For Discord, we saw growth.',
  'Discord increased 1.3% this week.',
  'Discord fell 5%.',
  'With Reddit down 4 this week, we need to post more.',
  'MRR: up $350',
  'The MRR rose by $350 this week to $8,160.',
  'Our Instagram page lost 12 followers.',
  'Users increased by over 400 this week.',
  'Reddit grew by 4, Instagram by 2 and Facebook by 6.',
  'Reddit grew by 4, Discord by 76 and Facebook by 6.',
  'Twitter is down by 2, Instagram by 12 and MRR by $350.',
  '[Reddit](https://r.test) grew by 4, [Facebook](https://f.test) and [Instagram](https://i.test) each by 6.',
  'Peak viewership fell by 10.',
  'MRR is continuing to go up.',
  'It was a good week for Discord, which grew by 76.',
  'Support tickets increased from 47 to 22.',
  'Discord fell by 67 to 5,936.',
];

const TRUE_OR_OTHER_SENTENCES = [
  'Discord has declined again which is a continual pattern.',
  'Reddit grew by 4 new users this week.',
  'Growth was also seen across our Instagram and Facebook pages this week.',
  'Users have again grown this week, up on the previous week by 367, but the MRR continues to drop.',
  'MRR and growth are not as directly attached as they seem.',
  'MRR going down is not ideal.',
  'We hope that Discord grows next week.',
  'Last week Discord rose by 100.',
  'If Twitter grows we will celebrate.',
  'Discord has not grown.',
  'Our Twitter impressions grew a lot.',
  'Engagement on Twitter increased this week.',
  'Discord activity is up this week.',
  'Since launch Discord has grown to 5,936.',
  'We want to grow Discord and MRR.',
  'You can sign up on Discord.',
  'Discord set up a new channel.',
  'We gained a new moderator on Discord.',
  'Users of the app can now scroll up and down.',
  'The growth of Twitter has slowed down.',
  'Discord down, Twitter down, Reddit up.',
  'Traffic from Twitter increased.',
  'We added 3 new channels to Discord.',
  'New users grew.',
  'active users dropped',
  'Users can drop by the Discord.',
  'Twitter had a drop in engagement but Instagram a rise.',
  'The drop of Discord nitro',
  'We lost power; Reddit grew.',
  'As Discord continues to grow we will add moderators.',
  'MRR dropped by about $350, to around $8,200.',
  'MRR is down nearly 5%.',
  'Discord fell below 6,000.',
  'Twitter fell by 2, its first drop ever',
  'We are up to 38,759 users!',
  'The rise in spam on Discord is annoying',
  'Facebook is where growth comes from.',
  'Peak viewers rose again.',
  'Come hang out on Discord and watch the numbers go up!',
  'Reddit: +4',
  'Users are up nearly 400 this week',
  'Despite the rise of Discord raids',
  'Unlike Twitter, Instagram grew.',
  'While Discord fell, Reddit rose.',
  'Discord is the place where Twitter users increase their knowledge',
  'After the rise on Twitter last week, it dropped by 2.',
  'We saw less growth on Reddit than usual',
  'Users up, MRR down.',
  'Discord has a new drop down menu',
  'The MRR decline continues; users grew.',
  'Twitter dropped while Reddit, Instagram and Facebook increased.',
  'Twitter dropped but Reddit, Instagram and Facebook increased.',
  'Ticket volume fell, which is an increase in happiness.',
  'Support tickets more than halved, down to 22 from 47.',
  'Users increased to nearly 39,000.',
  'Our goal is to increase MRR.',
  'Increase your MRR by streaming',
  'Discord members who left dropped a note.',
  'The team increased Discord security',
  'We have increased our presence on Twitter',
  'Discord, where we lost 76 members, is still growing on us',
  'Growth on Twitter is something that we want to focus on',
  'An increase in support tickets last month led us here',
  'Facebook grew by 6 and Discord lost 76 members',
  'Reddit grew by 4, Instagram by 12 and Facebook by 6.',
  'Twitter was down by 2, Discord by 76, and Support Tickets by 25.',
  'Reddit saw a drop in engagement this week.',
  'Reddit has been down on posts but the community is lively.',
  'Discord saw an increase in activity.',
  'Discord rose in the search rankings.',
  'Facebook went down for six hours on Monday.',
  'Facebook was down for an hour yesterday.',
  'We moved from 26 to 29 in the ranking, dropping three places.',
  'The release dropped from 3 MB to 900 kB.',
  'Our rank fell from 26 to 29.',
  'Was Discord up because of the holiday?',
  'The increase in Users did not lead to an increase in MRR.',
  'The drop on Discord was 133 the week before.',
  'New users dropped by 20%.',
  'Twitter mentions rose.',
  'The MRR goal rose to $10,000.',
  'Peak viewership grew by almost 10.',
];

test('what a sentence says against its row is one fault', () => {
  for (const sentence of FALSE_SENTENCES) {
    const { faults } = checkReport(`${TABLE}${sentence}\n`);
    assert.equal(
      faults.map(({ rule, line }) => [rule, line]),
      [['prose-direction', 13]],
      sentence,
    );
  }
});

test('what is true, hoped, denied, or said of something else is none', () => {
  for (const sentence of TRUE_OR_OTHER_SENTENCES)
    assert.equal(
      checkReport(`${TABLE}${sentence}\n`).faults.map(({ expected }) => expected),
      [],
      sentence,
    );
});

test('two rows in one sentence are two faults, and the sentence is named where it begins', () => {
  const { faults } = checkReport(`${TABLE}Thanks to all!\nTwitter gained 2 followers, and Reddit lost 4.\n`);
  assert.equal(
    faults.map(({ line, row, expected }) => [line, row, expected]),
    [
      [14, 'Twitter', 'Twitter fell by 2'],
      [14, 'Reddit', 'Reddit rose by 4'],
    ],
  );
});

test('a span that goes the other way than its word is a fault without any row', () => {
  const [fault] = checkReport('Page views dropped from 11,000 to 16,000.\n').faults;
  assert.is(fault?.explanation, 'from 11,000 to 16,000');
  assert.equal(checkReport('Page views dropped from around 16,000 to 11,000.\n').faults, []);
});

test('code, addresses and pictures say nothing', () => {
  const text =
    '`Discord rose by 3` ![Reddit fell](x.png) <https://x.test/Discord-rose-by-9>\n\n```\nDiscord rose\n```\n';
  const { faults, statements } = checkReport(`${TABLE}${text}`);
  assert.equal([faults, statements], [[], 0]);
});

test('prose that agrees with a wrong difference is no second fault; prose that repeats a wrong arrow is', () => {
  const wrongValue = TABLE.replace('5,936|6,012|76⬇', '5,963|6,012|76⬇');
  assert.equal(
    checkReport(`${wrongValue}Discord fell by 76.\n`).faults.map(({ rule }) => rule),
    ['difference'],
  );
  const wrongArrow = TABLE.replace('584|580|4⬆', '584|580|4⬇');
  assert.equal(
    checkReport(`${wrongArrow}Reddit has dropped.\n`).faults.map(({ rule }) => rule),
    ['arrow', 'prose-direction'],
  );
});

test.run();
