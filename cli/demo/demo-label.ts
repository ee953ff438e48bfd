/** How each thing that the demo makes is known again, by people and by the demo. */
export const DEMO_SOURCE = 'demo';
export const DEMO_NOTE = 'an invented figure of the demo';
export const DEMO_AUTHOR = 'Glim demo (every figure is invented)';
/** Names of accounts, channels and subscribers begin with it. */
export const DEMO_PREFIX = 'demo-';
export const DEMO_MEMBER = 'Demo member';
/** Why a source has a gap in it. */
export const DEMO_SILENCE = 'the service answered 503 (invented by the demo)';
