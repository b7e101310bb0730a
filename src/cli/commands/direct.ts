import { type Command, InvalidArgumentError, Option } from 'commander';
import {
  type Change,
  type Plan,
  shotAngleSchema,
  shotMovementSchema,
  shotSizeSchema,
  toSeconds,
} from '../../film/index.ts';
import { addNote, directFilm, openFilmFolder } from '../../pipeline/index.ts';
import { addMakingOptions, type MakingOptions, runBuild, say } from '../options.ts';
import { describeFinding } from './make.ts';

type DirectOptions = MakingOptions & {
  film: string;
  shot?: Change['size'];
  angle?: Change['angle'];
  move?: Change['movement'];
  lens?: number;
  comment?: string;
  by: string;
};

/** `auteur direct [slate]` */
export function addDirect(program: Command): void {
  addMakingOptions(program.command('direct [slate]'))
    .description('plan all shots and list them; with a slate, decide how that shot is taken and keep it as a note')
    .option('--film <folder>', 'the film folder', '.')
    .addOption(new Option('--shot <size>', 'size of the shot').choices(shotSizeSchema.options))
    .addOption(new Option('--angle <angle>', 'angle of the camera').choices(shotAngleSchema.options))
    .addOption(new Option('--move <movement>', 'movement of the camera').choices(shotMovementSchema.options))
    .option('--lens <mm>', 'focal length in millimetres', parseLens)
    .option('--comment <words>', 'why')
    .option('--by <name>', 'who decides', 'director')
    .action(async (slate: string | undefined, options: DirectOptions) => {
      const folder = openFilmFolder(options.film);
      const change: Change = {
        size: options.shot,
        angle: options.angle,
        movement: options.move,
        lens: options.lens,
        comment: options.comment,
      };
      const decided = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Change;
      const { result } = await runBuild(options, async (build) => {
        if (slate !== undefined && Object.keys(decided).length > 0)
          await addNote(folder, build, { slate, change: decided, by: options.by });
        return directFilm(folder, build);
      });
      say(options, result, `${listShots(result.plan, slate)}${result.findings.map(describeFinding).join('')}`);
    });
}

function parseLens(text: string): number {
  const lens = Number(text);
  if (!(lens >= 8 && lens <= 400)) throw new InvalidArgumentError('Write millimetres from 8 to 400.');
  return lens;
}

/** One line a shot. */
export function listShots(plan: Plan, slate?: string): string {
  const shots = plan.shots.filter((shot) => slate === undefined || shot.slate === slate);
  const rows = shots.map((shot) =>
    [
      shot.slate.padEnd(4),
      shot.size.padEnd(4),
      `${Math.round(shot.lens)} mm`.padEnd(7),
      shot.movement.padEnd(11),
      `${toSeconds(shot.duration).toFixed(2)} s`.padStart(8),
      shot.purpose.padEnd(14),
      shot.text,
    ].join('  '),
  );
  return `${rows.join('\n')}\n`;
}
