import type { Flicks, FrameRate, ShotAngle, ShotMovement, ShotPurpose, ShotSize } from '../film/index.ts';
import type { BlockedScene } from './block.ts';
import { momentOf } from './details.ts';
import { type Figure, headwear, type View } from './frame.ts';
import type { Performer } from './performers.ts';
import type { Slot } from './slots.ts';
import { floats, type Space } from './space.ts';
import type { Style } from './style.ts';

/** A kind of shot of a scene, before it is solved for a moment. */
export type Setup = {
  key: string;
  purpose: ShotPurpose;
  subjects: string[];
  size: ShotSize;
  angle: ShotAngle;
  movement: ShotMovement;
  /** Which of the set's own views an establishing, closing or cutaway shot uses. */
  view?: number;
  prop?: string;
  /** When an insert shows its thing. */
  moment?: Flicks;
  /** From whose eyes it looks. */
  pov?: string;
};

/** A setup solved for a stretch of slots. */
export type Option = {
  setup: Setup;
  from: number;
  to: number;
  view: View;
  /** The view at its first and last moment, where the camera follows somebody. */
  opens: View;
  closes: View;
  figures: Figure[];
  end: Figure[];
  /** Who is where at the height of its event. */
  peak: Figure[] | undefined;
  solvedFor: Figure[];
  cost: number;
};

/** A blocked scene on its set, with all that choosing its shots depends on. */
export type Scout = {
  scene: BlockedScene;
  space: Space;
  performers: ReadonlyMap<string, Performer>;
  aspect: number;
  rate: FrameRate;
  /** What makes this film's taste its own: its title and seed. */
  film: string;
  style: Style;
  /** Pleasantness of the scene's mood, -1 to 1. */
  valence: number;
  arousal: number;
  /** Nobody has seen this place before. */
  fresh: boolean;
  last: boolean;
  /** The text asks to leave people behind at the end. */
  far: boolean;
  /** Through whose mind the film is seen, where it is. */
  mind?: string;
};

/** The setups a director would consider for a scene: the sixteen idioms of Christianson et al. (1996) and inserts. */
export function setupsFor(scout: Scout): Setup[] {
  const { slots } = scout.scene;
  const cast = [...new Set(slots.flatMap((slot) => slot.principal))];
  const views = scout.space.layout.views.length;
  const all = [
    ...placeSetups(views, cast.length === 0 || scout.far),
    ...(cast.length > 0 ? groupSetups(cast.slice(0, 4)) : []),
    ...pairsIn(slots).flatMap((pair) => [...pairSetups(pair), ...viewSetups(pair, scout)]),
    ...cast.flatMap((actor) => {
      const performer = scout.performers.get(actor);
      return performer && isLongAfloat(scout, performer) ? swimmerSetups(performer) : soloSetups(actor, performer);
    }),
    ...slots.flatMap((slot) => (slot.prop && slot.detail ? [insertSetup(slot.prop, momentOf(slot))] : [])),
  ];
  const { heights } = scout.style;
  const wanted = all.filter(({ purpose, angle }) => purpose === 'insert' || heights.includes(angle));
  return [...new Map(wanted.map((setup) => [setup.key, setup])).values()];
}

/** A setup with its key; still and at eye height unless it is told otherwise. */
export function setupOf(
  purpose: ShotPurpose,
  subjects: string[],
  size: ShotSize,
  more: Partial<Pick<Setup, 'angle' | 'movement' | 'view' | 'prop' | 'moment' | 'pov'>> = {},
): Setup {
  const angle = more.angle ?? 'eye';
  const key = [purpose, subjects.join('+'), size, angle, more.view ?? '', more.prop ?? '', more.moment ?? '']
    .concat(more.pov ?? [])
    .join('/');
  return { movement: 'static', ...more, key, purpose, subjects, size, angle };
}

function placeSetups(views: number, farEnd: boolean): Setup[] {
  if (views === 0) return [];
  const cutaways = [0, 1, 2].filter((view) => view < views).map((view) => setupOf('cutaway', [], 'ELS', { view }));
  return [
    setupOf('establishing', [], 'ELS', { movement: 'push-in', view: 0 }),
    ...cutaways,
    ...(farEnd ? [setupOf('closing', [], 'ELS', { movement: 'pull-out', view: views > 1 ? 1 : 0 })] : []),
  ];
}

function groupSetups(cast: string[]): Setup[] {
  return [
    setupOf('master', cast, cast.length > 2 ? 'LS' : 'FS'),
    setupOf('master', cast, 'LS', { movement: 'truck-right' }),
    setupOf('master', cast, 'LS', { angle: 'high' }),
    setupOf('closing', cast, 'LS', { angle: 'high', movement: 'pull-out' }),
    setupOf('closing', cast, 'FS', { angle: 'high', movement: 'pull-out' }),
  ];
}

function pairSetups(pair: string[]): Setup[] {
  return [
    setupOf('two-shot', pair, 'FS'),
    setupOf('two-shot', pair, 'MLS'),
    setupOf('two-shot', pair, 'MS'),
    setupOf('over-shoulder', pair, 'MS'),
    setupOf('reverse', [...pair].reverse(), 'MS'),
  ];
}

/** What the film's mind sees of the other of a pair. */
function viewSetups(pair: string[], { mind, style }: Scout): Setup[] {
  const [other] = pair.filter((id) => id !== mind);
  if (!style.subjective || mind === undefined || !other || !pair.includes(mind)) return [];
  return (['MS', 'MCU', 'CU'] as const).map((size) => setupOf('single', [other], size, { pov: mind }));
}

/** What stands as high above a crown is seen whole, in shares of the way from eyes to crown. */
const hatted = 0.24;

/**
 * The closest size of a picture of somebody: a beast's would hold only its throat, and a hat is not cut through that a little more
 * room shows whole; under an umbrella it is hidden anyway.
 */
export function closestOf({ appearance, umbrella }: Performer): 'CU' | 'MCU' {
  return appearance.kind === 'creature' || (!umbrella && headwear(appearance) >= hatted) ? 'MCU' : 'CU';
}

/** Of a long body only so much shows over the water. */
function isLongAfloat({ space }: Scout, { appearance, body }: Performer): boolean {
  return appearance.kind === 'creature' && appearance.plan === 'dragon' && floats(space, body);
}

/** Metres from which on a swimmer is too long for a picture of its head alone. */
const longBody = 4;

/** A swimmer is seen with its back and the water about it: from afar where it is large. */
function swimmerSetups({ id, body }: Performer): Setup[] {
  const [usual, other] = body.length > longBody ? (['FS', 'LS'] as const) : (['FS', 'MLS'] as const);
  return [
    setupOf('single', [id], usual),
    setupOf('single', [id], other),
    setupOf('single', [id], usual, { angle: 'high' }),
    setupOf('reaction', [id], usual),
    setupOf('action', [id], usual),
    setupOf('action', [id], 'LS'),
  ];
}

/**
 * A beast is never taken so near that a picture holds only its throat: its head stands far before its body. A dragon's, which
 * rises and falls by more than a metre, is given still more room.
 */
function soloSetups(actor: string, performer: Performer | undefined): Setup[] {
  const appearance = performer?.appearance;
  const beast = appearance?.kind === 'creature';
  const sways = beast && appearance.plan === 'dragon';
  const wide = performer !== undefined && closestOf(performer) === 'MCU';
  const singles = (['FS', 'MLS', 'MS', 'MCU', 'CU'] as const).slice(sways ? 0 : 1, sways ? 2 : wide ? 4 : 5);
  const listens = sways ? (['MLS'] as const) : (['MCU', wide ? 'MS' : 'CU'] as const);
  return [
    ...singles.map((size) => setupOf('single', [actor], size)),
    ...(['low', 'high'] as const).map((angle) => setupOf('single', [actor], sways ? 'MLS' : 'MCU', { angle })),
    ...listens.map((size) => setupOf('reaction', [actor], size)),
    ...(['FS', 'MLS'] as const).map((size) => setupOf('action', [actor], size)),
    setupOf('action', [actor], 'MLS', { angle: 'low' }),
  ];
}

function insertSetup({ noun, holder }: NonNullable<Slot['prop']>, moment: Flicks): Setup {
  return setupOf('insert', holder ? [holder] : [], 'CU', { angle: 'high', prop: noun, moment });
}

function pairsIn(slots: readonly Slot[]): string[][] {
  const pairs: string[][] = [];
  for (const slot of slots) {
    const [a, b] = slot.principal;
    if (!a || !b || pairs.some((pair) => pair.includes(a) && pair.includes(b))) continue;
    pairs.push([a, b]);
  }
  return pairs.slice(0, 4);
}
