import type { Artifact } from '../engine/index.ts';
import type { Measurement } from '../film/index.ts';
import { type Finding, filmTimes, fromFrames, Problem } from '../film/index.ts';
import { type Expectation, inspectFilm, inspectSound, passesGate } from '../inspect/index.ts';
import { loudnessTargets } from '../sound/index.ts';
import { type Build, type BuildOptions, withBuild } from './build.ts';
import { burnCaptions } from './burn-captions.ts';
import { type CaptionedFilm, captionFilm } from './caption-film.ts';
import { conformFilm, creditsDuration, joinFilm } from './cut-film.ts';
import { deliverFilm } from './deliver.ts';
import type { FilmFolder } from './film-folder.ts';
import { masterUnderCeiling } from './master-film.ts';
import { type PlannedFilm, planFilm } from './plan-film.ts';
import { describeTake, performShots, type RenderedTake, shootFilm } from './shoot-film.ts';
import { mixFilm, type Soundtrack } from './sound/mix-film.ts';
import { rulesStep } from './steps/rules.ts';

/** What making a film gave: where its files are, what was measured, and what was found. */
export type FilmResult = {
  out: string;
  files: string[];
  measurement: Measurement;
  findings: Finding[];
  shots: number;
  takes: RenderedTake[];
};

/**
 * Makes or remakes the film of a folder: only what depends on a change is made again. Throws the `Problem`
 * `gate-refused` (exit 4) when the finished film is not fit to be shown; the report says why.
 */
export function makeFilm(folder: FilmFolder, options: BuildOptions = {}): Promise<FilmResult> {
  return withBuild(folder, options, async (build) => {
    const planned = await planFilm(build);
    const performances = await performShots(build, planned.plan.shots);
    const duration = filmTimes(planned.plan).duration + creditsDuration(build);
    const mixAt = (headroom?: number) => mixFilm(build, planned, performances, duration, headroom);
    const [shots, mixed, rules] = await Promise.all([
      shootFilm(build, planned.plan.shots, performances),
      mixAt(),
      checkPlan(build, planned, performances),
    ]);
    const clips = await conformFilm(build, planned, shots);
    const { sound, master, measurement, surround } = await masterUnderCeiling(build, planned, clips, mixed, mixAt);
    const expected = expectation(build, planned, duration);
    const inspected = [
      ...inspectFilm(measurement, expected),
      ...(surround ? inspectSound(surround.measurement, expected) : []),
    ];
    const captioned = captionFilm(planned, performances);
    const burned = await burnFilm(build, planned, clips, captioned, sound);
    const findings = [...planned.findings, ...rules, ...captioned.findings, ...sound.findings, ...inspected];
    const files = await deliverFilm(build, {
      planned,
      shots,
      clips,
      sound,
      master,
      surround: surround?.master,
      captioned,
      burned,
      measurement,
      findings,
    });
    const passed = passesGate(findings);
    const first = findings.find((finding) => finding.severity === 'error');
    if (!passed) {
      throw new Problem({
        code: 'gate-refused',
        message: `The film was stopped at the gate: ${first!.message}`,
        where: { file: 'out/report.html' },
        fix: typeof first!.fix === 'string' ? first!.fix : 'Read out/report.html.',
        exit: 4,
      });
    }
    return {
      out: `${folder.root}/out`,
      files,
      measurement,
      findings,
      shots: shots.length,
      takes: shots.map((made) => describeTake(build, made)),
    };
  });
}

/** The film once more with its captions in the picture, where that is asked for. */
async function burnFilm(
  build: Build,
  { plan }: PlannedFilm,
  clips: readonly Artifact[],
  { captions }: CaptionedFilm,
  { mix, measured }: Soundtrack,
): Promise<Artifact | undefined> {
  if (!build.burnCaptions) return undefined;
  const burned = await burnCaptions(build, plan, clips, captions, build.burnCaptions);
  return (await joinFilm(build, plan, burned, mix.parts!.master!, measured)).master;
}

async function checkPlan(
  { builder, store, format }: Build,
  { plan }: PlannedFilm,
  performances: Awaited<ReturnType<typeof performShots>>,
): Promise<Finding[]> {
  const inputs = Object.fromEntries([...performances].map(([shot, { artifact }]) => [shot, artifact]));
  const checked = await builder.build(rulesStep, { plan, aspect: format.width / format.height }, inputs);
  return await store.json<Finding[]>(checked.digest);
}

function expectation(build: Build, { plan }: PlannedFilm, duration: number): Expectation {
  const { duration: picture } = filmTimes(plan);
  const { target, ceiling } = loudnessTargets[build.sound.loudness];
  return {
    ...build.format,
    duration,
    loudness: target,
    ceiling,
    excused: [
      { start: 0, end: fromFrames(12, plan.rate) },
      { start: picture - fromFrames(14, plan.rate), end: duration },
    ],
  };
}
