export type PlayerCommand = 'mute' | 'fullscreen' | 'play' | 'louder' | 'quieter' | 'stats';

const COMMANDS: Record<string, PlayerCommand> = {
  m: 'mute',
  f: 'fullscreen',
  k: 'play',
  ' ': 'play',
  ArrowUp: 'louder',
  ArrowDown: 'quieter',
  i: 'stats',
};

/** What a key pressed on the player means; nothing when a control of its own, or a shortcut, wants it. */
export function playerCommand(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'target'>) {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const isControl = event.target instanceof Element && event.target.matches('button, input, a, summary');
  const isOwnKey = event.key === ' ' || event.key.startsWith('Arrow');
  return isControl && isOwnKey ? undefined : COMMANDS[event.key];
}
