import { checkSettings } from './check-settings.ts';
import { playServices } from './play-services.ts';
import type { PlayedService } from './played-service.ts';
import { StartUpError } from './start-up-error.ts';

const TIMEOUT_MS = 1_000;

/** The variables with which to reach the sandboxes that a start on this DATA_DIR runs at this moment. */
export async function playedEnvironment(env: NodeJS.ProcessEnv): Promise<NodeJS.ProcessEnv> {
  const played = whoWouldBePlayed(env);
  const answers = await Promise.all(played.map(isRunning));
  return Object.assign({}, ...played.filter((_, index) => answers[index]).map(({ credentials }) => credentials));
}

function whoWouldBePlayed(env: NodeJS.ProcessEnv): PlayedService[] {
  try {
    return playServices(env, checkSettings(env));
  } catch (error) {
    // Nothing may be played here, so nothing is.
    if (error instanceof StartUpError) return [];
    throw error;
  }
}

/** The control token is this DATA_DIR's own: another installation's sandbox on that port does not take it. */
async function isRunning({ port, spec }: PlayedService): Promise<boolean> {
  try {
    const answer = await fetch(`http://${port.host}:${port.port}/control/requests`, {
      headers: { Authorization: `Bearer ${spec.env.SANDBOX_CONTROL_TOKEN}` },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false; // Nobody listens there.
  }
}
