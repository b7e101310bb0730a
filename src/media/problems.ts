import { basename } from 'node:path';
import { Problem } from '../film/index.ts';

/** The file cannot be opened or decoded as sound or pictures. */
export function unreadable(path: string, detail: string, cause?: unknown): Problem {
  return new Problem(
    {
      code: 'media-unreadable',
      message: `${basename(path)} cannot be read as media: ${detail}.`,
      where: { file: path },
      fix: 'Check that the file is complete and is a common sound, picture or video format such as MP4, MOV, WebM, WAV, MP3, PNG or JPEG.',
    },
    { cause },
  );
}

/** The file breaks one of the session's limits. */
export function overLimit(path: string, detail: string): Problem {
  return new Problem({
    code: 'media-over-limit',
    message: `${basename(path)} is refused: ${detail}.`,
    where: { file: path },
    fix: 'Convert it to an ordinary size and length first, or raise the limit.',
  });
}

/** The file opens, but has no stream of the kind that was asked for. */
export function missingStream(path: string, kind: 'video' | 'audio'): Problem {
  return new Problem({
    code: 'media-no-stream',
    message: `${basename(path)} has no ${kind === 'video' ? 'picture' : 'sound'}.`,
    where: { file: path },
    fix: `Use a file with ${kind === 'video' ? 'a video stream or a picture' : 'an audio stream'}.`,
  });
}

/** A file could not be written; `code` is the system's error name, such as `ENOSPC`, where it is known. */
export function unwritable(path: string, code: string | undefined, cause?: unknown): Problem {
  const known: Record<string, [string, string, string]> = {
    ENOSPC: ['disk-full', 'the disk is full', 'Free some space and run it again; nothing was lost.'],
    EROFS: ['not-writable', 'the folder is read-only', 'Choose a folder that can be written to.'],
    EACCES: [
      'not-writable',
      'writing there is not permitted',
      'Choose a folder that can be written to, or change its permissions.',
    ],
    EPERM: [
      'not-writable',
      'writing there is not permitted',
      'Choose a folder that can be written to, or change its permissions.',
    ],
    ENOENT: ['no-folder', 'its folder does not exist', 'Create the folder first.'],
    EEXIST: ['no-folder', 'its folder is a file', 'Choose another path.'],
    ENOTDIR: ['no-folder', 'its folder is a file', 'Choose another path.'],
    EISDIR: ['not-writable', 'there is a folder of that name', 'Choose another path, or move the folder away.'],
  };
  const [name, reason, fix] = known[code ?? ''] ?? [
    'not-written',
    `FFmpeg reported ${code ?? 'an error'}`,
    'Run it again; if it fails again, report it.',
  ];
  return new Problem(
    { code: name, message: `${basename(path)} could not be written: ${reason}.`, where: { file: path }, fix, exit: 5 },
    { cause },
  );
}

/** The worker process ended, hung or broke in the middle of a job. */
export function workerLost(detail: string, cause?: unknown): Problem {
  return new Problem(
    {
      code: 'media-worker-lost',
      message: `The process that handles sound and pictures ${detail}.`,
      fix: 'Run it again; finished work is kept. If one file does it every time, that file is damaged.',
      exit: 5,
    },
    { cause },
  );
}

/** The work was cancelled. */
export function cancelled(): Problem {
  return new Problem({
    code: 'cancelled',
    message: 'The work was cancelled.',
    fix: 'Run it again to go on.',
    exit: 130,
  });
}

/** The caller asked for something that makes no sense. */
export function badRequest(message: string, fix: string, file?: string): Problem {
  return new Problem({ code: 'media-request', message, fix, where: file ? { file } : undefined });
}
