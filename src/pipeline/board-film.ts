import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { storyboardHtml } from '../direct/index.ts';
import { type BuildOptions, withBuild } from './build.ts';
import { outFolder } from './deliver.ts';
import type { FilmFolder } from './film-folder.ts';
import { planFilm } from './plan-film.ts';
import { performShots } from './shoot-film.ts';
import { frameStep } from './steps/frame.ts';

/** Draws one frame of every shot and writes `out/storyboard.html`, without making takes. */
export function boardFilm(folder: FilmFolder, options: BuildOptions = {}): Promise<{ file: string; shots: number }> {
  return withBuild(folder, options, async (build) => {
    const { plan } = await planFilm(build);
    const performances = await performShots(build, plan.shots);
    const renderer = await build.renderer();
    const { width, height } = build.format;
    build.builder.expect(frameStep, plan.shots.length);
    const stills = new Map<string, string>();
    for (const shot of plan.shots) {
      const params = { staging: shot.staging, width, height, time: Math.floor(shot.duration / 2), renderer };
      const frame = await build.builder.build(
        frameStep,
        params,
        { performance: performances.get(shot.id)!.artifact },
        { label: shot.slate },
      );
      stills.set(
        shot.id,
        `data:image/png;base64,${Buffer.from(await build.store.bytes(frame.digest)).toString('base64')}`,
      );
    }
    const file = join(outFolder(build), 'storyboard.html');
    await mkdir(outFolder(build), { recursive: true });
    await writeFile(`${file}.part`, storyboardHtml(plan, stills, { language: plan.language }));
    await rename(`${file}.part`, file);
    return { file, shots: plan.shots.length };
  });
}
