import { Problem } from '../../film/index.ts';
import type { Backend } from './backend.ts';

/** The backend asked for; for `auto`, `node-av` where it loads, else an `ffmpeg` program. Throws `media-no-backend`. */
export async function chooseBackend(wanted: string): Promise<Backend> {
  const reasons: string[] = [];
  if (wanted !== 'ffmpeg') {
    try {
      const { nodeAvBackend } = await import('./node-av/backend.ts');
      return nodeAvBackend();
    } catch (error) {
      reasons.push(String(error));
    }
  }
  if (wanted !== 'node-av') {
    try {
      const { programBackend } = await import('./program/backend.ts');
      return await programBackend();
    } catch (error) {
      reasons.push(String(error));
    }
  }
  throw new Problem(
    {
      code: 'media-no-backend',
      message: 'FFmpeg is not available: the package node-av does not load here and there is no program ffmpeg.',
      fix: 'Run npm ci again without leaving out optional packages, or install ffmpeg (with ffprobe and libx264).',
      exit: 5,
    },
    { cause: reasons.join('\n') },
  );
}
