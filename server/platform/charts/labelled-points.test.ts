import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import { labelledPoints } from './labelled-points.ts';

const test = suite('labelled points');

test('where there is room, every known value is written', () => {
  assert.equal([...labelledPoints([1, null, 3], 50, 50)], [0, 2]);
});

test('where there is none, the latest, the highest and the lowest are', () => {
  assert.equal([...labelledPoints([5, 9, 5, 5, 1, 5, 5], 60, 50)].toSorted(), [1, 4, 6]);
});

test('labels that would touch give way to the latest', () => {
  assert.equal([...labelledPoints([5, 5, 5, 1, 9, 5], 120, 50)], [5]);
  assert.equal([...labelledPoints([1, 2, 3, 4, 5, 6], 120, 50)].toSorted(), [0, 5]);
});

test('no values, no labels', () => {
  assert.equal([...labelledPoints([null, null], 60, 50)], []);
});

test.run();
