import { h } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { clearFaults, type LoggedCall, listCalls, orderFault } from '../client/control-api.ts';
import { useClient } from '../components/client-context.ts';
import { Dialog } from './dialog.ts';

const FAULTS: { label: string; about: string; order: object }[] = [
  { label: 'Drop the socket', about: 'The bot loses its gateway and has to resume.', order: { kind: 'dropSockets' } },
  { label: 'Fail the next call', about: 'Answers 500 once.', order: { kind: 'status', status: 500 } },
  {
    label: 'Rate limit for 5 s',
    about: 'Answers the next call with 429.',
    order: { kind: 'rateLimit', retryAfterSeconds: 5 },
  },
  { label: 'Slow down', about: 'The next 5 calls take 2 s each.', order: { kind: 'delay', ms: 2000, times: 5 } },
  {
    label: 'Start over',
    about: 'Says that the session is invalid (op 9).',
    order: { kind: 'invalidSession' },
  },
  { label: 'Ask to reconnect', about: 'As before a restart of theirs (op 7).', order: { kind: 'reconnect' } },
  {
    label: 'Refuse the intents',
    about: 'Closes with 4014: the bot may not come back as it was.',
    order: { kind: 'closeSockets', code: 4014 },
  },
  {
    label: 'Say it twice',
    about: 'The next interaction arrives twice.',
    order: { kind: 'duplicate', event: 'INTERACTION_CREATE', times: 1 },
  },
  { label: 'Fail 20 calls', about: 'Answers 503 each time.', order: { kind: 'status', status: 503, times: 20 } },
  {
    label: 'Close the emoji for an hour',
    about: 'The next upload of an emoji is a 429 of an hour.',
    order: { kind: 'rateLimit', method: 'POST', path: '/guilds/*/emojis', retryAfterSeconds: 3600, isShared: true },
  },
  {
    label: 'Take REST away',
    about: 'Answers 503 to everything until you take it back; the gateway goes on.',
    order: { kind: 'apiOutage' },
  },
  {
    label: 'Take all of it away',
    about: 'No answer and no gateway until you take it back.',
    order: { kind: 'apiOutage', answer: 'none', isGatewayToo: true },
  },
  {
    label: 'Be down for 10 s',
    about: 'Refuses every connection, of this page too.',
    order: { kind: 'down', ms: 10_000 },
  },
  {
    label: 'Lose an answer',
    about: 'Does the next call, then breaks the connection.',
    order: { kind: 'dropAfter' },
  },
];
const SHOWN_CALLS = 40;

/** Makes Discord misbehave, and lists what the bot asked of it. */
export function FaultsDialog({ onClose }: { onClose(): void }) {
  const { attempt } = useClient();
  const [said, setSaid] = useState('');
  const [calls, setCalls] = useState<LoggedCall[]>([]);
  const reload = () => attempt(async () => setCalls((await listCalls()).slice(-SHOWN_CALLS).reverse()));
  useEffect(() => {
    reload().catch(reportError);
  }, []);
  const order = async (label: string, ask: () => Promise<unknown>) => {
    if (await attempt(ask)) setSaid(`${label}: ordered.`);
    await reload();
  };
  return h(
    Dialog,
    { title: 'Make Discord misbehave', class: 'faults', onClose },
    h('p', { class: 'about' }, 'How does the bot take it? Each fault hits the bot, not this page.'),
    h(
      'ul',
      { class: 'fault-list' },
      FAULTS.map((fault) =>
        h(
          'li',
          null,
          h(
            'button',
            {
              type: 'button',
              class: 'button danger',
              onClick: () => order(fault.label, () => orderFault(fault.order)),
            },
            fault.label,
          ),
          h('small', null, fault.about),
        ),
      ),
      h(
        'li',
        null,
        h(
          'button',
          { type: 'button', class: 'button secondary', onClick: () => order('All clear', clearFaults) },
          'Take all back',
        ),
        h('small', { role: 'status' }, said),
      ),
    ),
    h('h3', null, "The bot's last calls ", h('button', { type: 'button', class: 'link', onClick: reload }, 'reload')),
    h(
      'ol',
      { class: 'calls', tabIndex: 0, 'aria-label': "The bot's last calls" },
      calls.map(({ at, method, path, status }) =>
        h(
          'li',
          null,
          h('time', null, new Date(at).toLocaleTimeString()),
          h('b', { class: status >= 400 || status === 0 ? 'bad' : '' }, status === 0 ? 'dropped' : status),
          h('code', null, `${method} ${path}`),
        ),
      ),
    ),
  );
}
