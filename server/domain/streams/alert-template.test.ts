import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import { fillTemplate, parseTemplate } from './alert-template.ts';

const test = suite('the text of an alert');

const VALUES = {
  streamer: 'Mia',
  title: 'A {url} in a title',
  category: 'Art',
  url: 'https://glim.example/mia',
  role: '',
};

test('placeholders are filled in, and what fills them is not looked at again', () => {
  const template = parseTemplate(' {streamer}: {title}{line}{category} {url} ');
  assert.is(fillTemplate(template, VALUES), 'Mia: A {url} in a title\nArt https://glim.example/mia');
});

test('a role stands where the template wants it, else first', () => {
  const values = { ...VALUES, role: '<@&1>' };
  assert.is(fillTemplate('Hey {role}, {streamer}', values), 'Hey <@&1>, Mia');
  assert.is(fillTemplate('{streamer} is live', values), '<@&1> Mia is live');
  assert.is(fillTemplate('', values), '<@&1>');
  assert.is(fillTemplate('Hey {role} {streamer}', VALUES), 'Hey  Mia');
});

test('what is no placeholder is said by name', () => {
  assert.throws(() => parseTemplate('{Streamer}'), /\{Streamer\} is no placeholder. There are \{streamer\}, \{title\}/);
  assert.throws(() => parseTemplate('{}'), /\{\} is no placeholder/);
  assert.throws(() => parseTemplate('{title'), /stands alone/);
  assert.throws(() => parseTemplate('{{title}}'), /stands alone/);
  assert.throws(() => parseTemplate('x'.repeat(501)), /500 characters at most/);
});

test.run();
