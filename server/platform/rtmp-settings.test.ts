import * as assert from 'uvu/assert';
import { suite } from '../../tests/support/suite.ts';
import { loadConfig } from './config.ts';

const test = suite('the settings of RTMP');
const NEEDED = { DATABASE_URL: 'postgres://127.0.0.1/glim', SESSION_SECRET: 'x'.repeat(32) };

test('give the address that encoders are told, or none', () => {
  for (const [env, url] of [
    [{}, 'rtmp://127.0.0.1/live'],
    [{ PUBLIC_URL: 'https://glim.example' }, 'rtmp://glim.example/live'],
    [{ PUBLIC_URL: 'https://glim.example', MEDIA_ANNOUNCED_ADDRESS: '203.0.113.7' }, 'rtmp://203.0.113.7/live'],
    [{ MEDIA_ANNOUNCED_ADDRESS: '2001:db8::7' }, 'rtmp://[2001:db8::7]/live'],
    [{ RTMP_PORT: '1936' }, 'rtmp://127.0.0.1:1936/live'],
    [{ RTMP_PORT: '0' }, null],
    [{ RTMP_PORT: '' }, null],
  ] as const) {
    assert.is(loadConfig({ ...NEEDED, ...env }).RTMP_URL, url);
  }
  assert.throws(() => loadConfig({ ...NEEDED, RTMP_PORT: 'live' }), /RTMP_PORT is "live": expected a port/);
});

test.run();
