import type { ObsLikeEncoder } from '../../media/testing/obs-like-encoders.ts';

/**
 * Publishes by WHIP as OBS does.
 * @returns when the first packet left (epoch ms), and the session's address
 */
export async function goLive(
  encoder: ObsLikeEncoder,
  { whipUrl, streamKey }: { whipUrl: string; streamKey: string },
): Promise<{ firstPacketAt: number; session: string }> {
  const response = await fetch(whipUrl, {
    method: 'POST',
    headers: { 'Content-Type': 'application/sdp', Authorization: `Bearer ${streamKey}` },
    body: encoder.offer,
  });
  const answer = await response.text();
  if (response.status !== 201) throw new Error(`WHIP answered ${response.status}: ${answer}`);
  await encoder.accept(answer);
  await encoder.connected();
  return {
    firstPacketAt: await encoder.start(),
    session: new URL(response.headers.get('location') ?? '', whipUrl).href,
  };
}
