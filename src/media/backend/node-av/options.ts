import { type CodecContext, FFmpegError, type FormatContext } from 'node-av/lib';

/**
 * Sets private options by name before a context is opened. A `Dictionary` given to an opening function instead is freed twice
 * by node-av 6.1.1, which ends the process at some later garbage collection.
 */
export function setOptions(target: CodecContext | FormatContext, options: Record<string, string>): void {
  for (const [name, value] of Object.entries(options)) FFmpegError.throwIfError(target.setOption(name, value), name);
}
