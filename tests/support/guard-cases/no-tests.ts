import { suite } from '../suite.ts';

suite<object>('no tests').run();
