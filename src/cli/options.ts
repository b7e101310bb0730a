import { type Command, InvalidArgumentError, Option } from 'commander';
import { type CaptionStyle, captionStyles } from '../edit/index.ts';
import { type Film, layoutSchema, loudnessSchema, type Quality } from '../film/index.ts';
import type { BuildOptions } from '../pipeline/index.ts';
import { openProgress } from './progress.ts';

/** Options that every verb that builds has. */
export type MakingOptions = {
  quality?: Quality;
  size?: { width: number; height: number };
  scenes?: string;
  backend?: BuildOptions['backend'];
  burnCaptions?: CaptionStyle;
  json?: boolean;
} & Partial<Film['sound']>;

/** Adds `--quality`, `--size`, `--scenes`, `--backend` and `--json` to a verb. */
export function addMakingOptions(command: Command): Command {
  return command
    .addOption(qualityOption('frame'))
    .option('--size <size>', 'size of the picture, such as 1920x1080', parseSize)
    .option('--scenes <numbers>', 'only these scenes, such as 1-3,5')
    .addOption(backendOption())
    .option('--json', 'print one JSON document on standard output and nothing else');
}

/** Adds `--loudness`, `--layout` and `--dubbing` to a verb that delivers sound. */
export function addSoundOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--loudness <target>',
        'web -14, stream -16, ebu -23 LUFS; cinema -27 LUFS where somebody speaks',
      ).choices(loudnessSchema.options),
    )
    .addOption(new Option('--layout <layout>', 'a film with six channels as well').choices(layoutSchema.options))
    .option('--dubbing', 'music and effects without dialogue as well');
}

/** Adds `--burn-captions` to a verb that delivers a film. */
export function addCaptionOption(command: Command): Command {
  return command.addOption(
    new Option('--burn-captions [style]', 'a film with its captions in the picture as well')
      .choices(captionStyles)
      .preset('plain'),
  );
}

/** `--quality`, of each `what`. */
export function qualityOption(what: string): Option {
  return new Option('--quality <quality>', `how much to spend on each ${what}`).choices(['draft', 'standard', 'high']);
}

/** `--backend`. */
export function backendOption(): Option {
  return new Option('--backend <backend>', 'the renderer to draw with').choices(['gpu', 'llvmpipe', 'swiftshader']);
}

function parseSize(text: string): { width: number; height: number } {
  const match = /^(\d{3,4})[x×](\d{2,4})$/.exec(text);
  const [width, height] = [Number(match?.[1]), Number(match?.[2])];
  if (!match || width % 4 !== 0 || height % 4 !== 0 || width < 160 || width > 7680 || height < 90 || height > 4320) {
    throw new InvalidArgumentError('Write width x height in pixels, both divisible by four, such as 1280x720.');
  }
  return { width, height };
}

/**
 * Runs a build with progress on standard error and Ctrl-C as a wish to stop: the first stops cleanly, a second one at
 * once. Gives what the build gave and the list of what was made.
 */
export async function runBuild<T>(
  options: MakingOptions,
  work: (build: BuildOptions) => Promise<T>,
): Promise<{ result: T; made: Made[] }> {
  return untilInterrupted(async (signal) => {
    const progress = openProgress(process.stderr);
    try {
      const { quality, size, scenes, backend, burnCaptions, loudness, layout, dubbing } = options;
      const sound = { ...(loudness && { loudness }), ...(layout && { layout }), ...(dubbing && { dubbing }) };
      const result = await work({
        quality,
        size,
        scenes,
        backend,
        burnCaptions,
        sound,
        signal,
        onEvent: progress.hear,
      });
      return { result, made: progress.made() };
    } finally {
      progress.close();
    }
  });
}

/** Work that the first Ctrl-C asks to stop, and a second one ends at once. */
export async function untilInterrupted<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const interrupt = () => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
  };
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
  try {
    return await work(controller.signal);
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
}

/** A step that really ran, with the labels of what it made. */
export type Made = { step: string; count: number; labels: string[]; seconds: number };

/** Prints one JSON document, or the words for a person. */
export function say(options: { json?: boolean }, document: unknown, words: string): void {
  process.stdout.write(options.json ? `${JSON.stringify(document, null, 2)}\n` : words);
}

/** `made again: take 1C, 1D; voice SCHOLAR`, or that nothing had to be. */
export function describeMade(made: readonly Made[]): string {
  if (made.length === 0) return 'Nothing had changed; no step ran.\n';
  const parts = made.map(
    ({ step, count, labels }) => `  ${step} ×${count}${labels.length > 0 ? `: ${labels.join(', ')}` : ''}`,
  );
  return `Made:\n${parts.join('\n')}\n`;
}
