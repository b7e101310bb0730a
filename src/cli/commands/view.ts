import type { Command } from 'commander';
import { openFilmFolder, viewFilm } from '../../pipeline/index.ts';

/** `auteur view [folder]` */
export function addView(program: Command): void {
  program
    .command('view [folder]')
    .description('open the staged film in the browser, live: play, scrub, and see every change of the text at once')
    .option('--port <number>', 'the port to serve on (default: any free one)', Number)
    .option('--no-open', 'only print the address')
    .option('--json', 'print one JSON document with the address')
    .action(async (folder: string | undefined, options: { port?: number; open: boolean; json?: boolean }) => {
      const controller = new AbortController();
      const stop = () => controller.abort();
      process.on('SIGINT', stop).on('SIGTERM', stop);
      const viewer = await viewFilm(openFilmFolder(folder ?? '.'), {
        port: options.port,
        open: options.open,
        signal: controller.signal,
      });
      process.stdout.write(
        options.json ? `${JSON.stringify({ url: viewer.url })}\n` : `${viewer.url}\nPress Ctrl-C to stop.\n`,
      );
      await viewer.closed;
    });
}
