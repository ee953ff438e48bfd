import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import { mailWordsIn } from '../../mail/mail-words.ts';
import { reportHtml } from './report-html.ts';
import { reportText } from './report-text.ts';

const test = suite('a report as a mail');
const SITE = { publicUrl: 'https://glim.example', say: mailWordsIn('en') };

test('the columns of tables stand one below the other, and nothing else moves', () => {
  const markdown =
    '# Metrics\n\n| | This Week | Diff |\n| - | :-: | -: |\n|Discord|5,936|76⬇|\n|a \\| b|1|–|\n\nUp \\<b\\> by *4*.\n';
  assert.is(
    reportText(markdown),
    '# Metrics\n\n         This Week  Diff\nDiscord      5,936   76⬇\na | b            1     –\n\nUp <b> by *4*.',
  );
  assert.is(reportText(''), '');
  assert.is(reportText('| one |'), 'one');
});

test('pictures of the site are shown with their words, those of others are links', () => {
  const own = reportHtml('![Followers: 5,936](/glimcap/12/charts/followers.png)', SITE);
  assert.match(own, '<img src="https://glim.example/glimcap/12/charts/followers.png" alt="Followers: 5,936"');
  const foreign = reportHtml('![A design](https://pictures.example/x.png) ![](//pictures.example/y.png)', SITE);
  assert.not.match(foreign, '<img');
  assert.match(foreign, /<a href="https:\/\/pictures\.example\/x\.png"[^>]*>Picture: A design<\/a>/);
  assert.match(foreign, 'Picture: pictures.example');
});

test('links are absolute, and what people write is no markup and no script', () => {
  assert.match(reportHtml('[help](/help)', SITE), 'href="https://glim.example/help"');
  const evil = reportHtml('<img src=x onerror=alert(1)> [x](javascript:alert(1)) ![x](javascript:alert(2)) <b>', SITE);
  assert.not.match(evil, /<img|<b>|href="javascript|src="javascript/);
  assert.not.match(reportHtml('![" onload="x](https://glim.example/"onload=x.png)', SITE), /"\s*onload/);
});

test('labels stand left and figures right', () => {
  const html = reportHtml('| | Now |\n| - | - |\n|Discord|5,936|', SITE);
  assert.match(html, /<td style="[^"]*text-align:left">Discord<\/td>\n<td style="[^"]*text-align:right">5,936<\/td>/);
});

test.run();
