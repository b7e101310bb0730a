import type { Performance, ProblemData, Staging } from '../../src/film/index.ts';
import { perform } from '../../src/stage/index.ts';

/** The page asks for the motion of a shot. */
export type PerformRequest = { key: number; staging: Staging };

/** The worker's answer. */
export type PerformAnswer =
  | { key: number; performance: Performance }
  | { key: number; problem: Pick<ProblemData, 'message'> };

addEventListener('message', async ({ data }: MessageEvent<PerformRequest>) => {
  const answer = (content: PerformAnswer) => postMessage(content);
  try {
    answer({ key: data.key, performance: await perform(data.staging) });
  } catch (error) {
    answer({ key: data.key, problem: { message: error instanceof Error ? error.message : String(error) } });
  }
});
