import * as assert from 'uvu/assert';
import { refusal } from '../../../../tests/support/refusal.ts';
import { suite } from '../../../../tests/support/suite.ts';
import { formatQuestions, parseQuestions } from './parse-questions.ts';

const test = suite('question forms as managers write them');

test('a line is a question with its properties in any order', () => {
  assert.equal(parseQuestions('What happened?* | long | Say what you saw | 20-500\n\n  OBS version? \nKey | -8'), [
    {
      ...{ label: 'What happened?', placeholder: 'Say what you saw', isRequired: true, isParagraph: true },
      ...{ minLength: 20, maxLength: 500 },
    },
    {
      ...{ label: 'OBS version?', placeholder: null, isRequired: false, isParagraph: false },
      ...{ minLength: 0, maxLength: 1_000 },
    },
    { label: 'Key', placeholder: null, isRequired: false, isParagraph: false, minLength: 0, maxLength: 8 },
  ]);
});

test('what is written out is read back as the same', () => {
  const text = 'What happened?* | Say what you saw | long | 20-500\nOBS version?\nLink | https://… | 0-200';
  assert.is(formatQuestions(parseQuestions(text)), text);
});

test('two hints are one too many', async () => {
  const { code, message } = await refusal(async () => parseQuestions('A | one | two'));
  assert.is(code, 'questions_invalid');
  assert.match(message, /A \| one \| two/);
});

test.run();
