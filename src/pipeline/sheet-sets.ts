import type { Camera, Look, Staging } from '../film/index.ts';
import { layoutOf, looks, perform, setBuilders } from '../stage/index.ts';
import table from './data/sheet-hours.json' with { type: 'json' };
import { type SheetCell, type SheetPlan, sheetSeed, sheetStaging } from './sheet-cells.ts';
import { appearanceOf } from './sheet-people.ts';

type Air = { hour: Staging['hour']; weather: Staging['weather']; season: Staging['set']['season']; zh?: string };

const airs = table.sets as Record<string, Partial<Air>>;
const usual: Air = { hour: 'golden', weather: 'clear', season: 'summer' };

/** Each set of the stage in its first view, at an hour that tells what it is. */
export function setsSheet(look: Look): SheetPlan {
  const cells = setBuilders.map(({ name, keywords }): SheetCell => {
    const air = { ...usual, ...airs[name] };
    return {
      id: name,
      en: `${name.replaceAll('-', ' ')}, ${air.hour}`,
      zh: `${air.zh ?? keywords.zh[0] ?? ''}，${table.hours[air.hour]}`,
      pictures: () => [establishing(name, air, look, [])],
    };
  });
  return { cells, columns: 3, picture: { width: 640, height: 360 } };
}

/** The same two people on the stone bridge at a golden hour, in every look. */
export function looksSheet(): SheetPlan {
  const names = looks.map(({ name }) => name);
  const people = ['scholar', 'fox spirit'];
  const cells = names.map(
    (look): SheetCell => ({
      id: look,
      en: look,
      zh: (table.looks as Partial<Record<Look, string>>)[look] ?? '',
      pictures: () => {
        const set = { builder: 'stone-bridge', season: 'autumn' as const, parameters: {}, seed: sheetSeed };
        const [left, right] = layoutOf(set).marks.filter(({ kind }) => kind === 'stand');
        const actors = people.map((name, index) => {
          const mark = index === 0 ? left! : right!;
          return {
            appearance: appearanceOf(name),
            at: [mark.position[0], mark.position[2]] as [number, number],
            facing: mark.facing,
          };
        });
        const middle = [0, 1, 2].map((axis) => (left!.position[axis]! + right!.position[axis]!) / 2) as [
          number,
          number,
          number,
        ];
        const camera: Camera = {
          sensorWidth: 24.89,
          aperture: 4,
          keys: [
            {
              time: 0,
              position: [middle[0] + 0.7, middle[1] + 1.55, middle[2] + 2.3],
              target: [middle[0], middle[1] + 1.15, middle[2]],
              focalLength: 21,
              roll: 0,
            },
          ],
          ease: 'linear',
          handheld: 0,
        };
        const staging = sheetStaging({
          actors,
          camera,
          look,
          builder: 'stone-bridge',
          hour: 'dusk',
          weather: 'clear',
          season: 'autumn',
        });
        return [{ staging, performance: perform(staging), frame: 12 }];
      },
    }),
  );
  return { cells, columns: 2, picture: { width: 640, height: 360 } };
}

function establishing(builder: string, air: Air, look: Look, actors: []) {
  const view = layoutOf({ builder, season: air.season, parameters: {}, seed: sheetSeed }).views[0]!;
  const camera: Camera = {
    sensorWidth: 24.89,
    aperture: 8,
    keys: [{ time: 0, ...view, roll: 0 }],
    ease: 'linear',
    handheld: 0,
  };
  const staging = sheetStaging({ actors, camera, look, builder, ...air });
  return { staging, performance: perform(staging), frame: 12 };
}
