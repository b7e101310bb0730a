import { type Action, fromSeconds, type Look, type Performance, type Staging, toFrame } from '../film/index.ts';
import { layoutOf, perform } from '../stage/index.ts';
import table from './data/sheet-motions.json' with { type: 'json' };
import {
  openGround,
  type SheetActor,
  type SheetCell,
  type SheetPlan,
  sheetRate,
  sheetSeed,
  sheetStaging,
  viewKey,
  viewOf,
} from './sheet-cells.ts';

type Appearance = Staging['actors'][number]['appearance'];

/** Where a strip is seen from: metres of height in the picture, the height of its middle, the direction in degrees. */
type View = { fill: number; height: number; from: number; follow?: boolean };

/** A motion of the sheet as its table has it; times are seconds. */
type Motion = {
  id: string;
  en: string;
  zh: string;
  seconds: number;
  at: number[];
  view: View;
  /** On a seat of a set, instead of open ground: places and directions are then those of the mark. */
  seat?: { builder: string; mark: string };
  actors: { figure: string; at?: [number, number]; facing: number; pose?: SheetActor['pose']; actions: Action[] }[];
};

const figures = table.figures as unknown as Record<string, Appearance>;
const motions = table.motions as unknown as Motion[];

/** Each action and gesture that the stage knows as a strip of four frames, in the order of time. */
export function motionsSheet(look: Look): SheetPlan {
  const cells = motions.map(
    (motion): SheetCell => ({ id: motion.id, en: motion.en, zh: motion.zh, pictures: () => strip(motion, look) }),
  );
  return { cells, columns: 3, picture: { width: 232, height: 264 } };
}

function strip(motion: Motion, look: Look) {
  const builder = motion.seat?.builder ?? openGround;
  const marks = layoutOf({ builder, season: 'summer', parameters: {}, seed: sheetSeed }).marks;
  const seat = motion.seat && marks.find(({ name }) => name === motion.seat!.mark);
  const [x, y, z] = seat?.position ?? [0, 0, 0];
  const actors = motion.actors.map(
    ({ figure, actions, ...rest }): SheetActor => ({
      ...rest,
      ...(seat ? { at: [x, z] as [number, number], facing: seat.facing } : {}),
      appearance: figures[figure]!,
      actions: actions.map((action) => ({
        ...action,
        start: fromSeconds(action.start),
        end: fromSeconds(action.end),
      })) as Action[],
    }),
  );
  const { fill, height, follow } = motion.view;
  const from = motion.view.from + (seat?.facing ?? 0);
  const still = viewOf([x, y + height, z], fill, from, 0.06);
  const staged = sheetStaging({ actors, camera: still, look, seconds: motion.seconds, builder });
  const performance = perform(staged);
  const frames = motion.at.map((time) => Math.min(performance.frames - 1, toFrame(fromSeconds(time), sheetRate)));
  if (!follow) return frames.map((frame) => ({ staging: staged, performance, frame }));
  const keys = frames.map((frame, index) => {
    const [left, ahead] = placeOf(performance, 'a', frame);
    return viewKey([left, height, ahead], fill, from, 0.06, fromSeconds(motion.at[index]!));
  });
  const staging: Staging = { ...staged, camera: { ...still, keys } };
  const followed = perform(staging);
  return frames.map((frame) => ({ staging, performance: followed, frame }));
}

/** Where an actor's root is on the ground in a frame, metres. */
function placeOf(performance: Performance, actor: string, frame: number): [number, number] {
  const track = performance.tracks.find(({ target }) => target === actor)!;
  const bytes = Buffer.from(track.values, 'base64');
  const value = (channel: string) =>
    bytes.readFloatLE((frame * track.channels.length + track.channels.indexOf(channel)) * 4);
  return [value('root.x'), value('root.z')];
}
