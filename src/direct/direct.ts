import type {
  Change,
  Character,
  Colour,
  Depiction,
  FilmSet,
  Finding,
  FrameRate,
  Look,
  Note,
  NotePlacement,
  Plan,
  PlannedScene,
  Realism,
  Scene,
  Screenplay,
  Shot,
  Transition,
  VoicedLine,
} from '../film/index.ts';
import { Problem, resolve, shortHash } from '../film/index.ts';
import type { Thesaurus } from '../language/index.ts';
import { type BlockedScene, blockScene } from './block.ts';
import { playedIn } from './contests.ts';
import { chooseShots } from './cuts.ts';
import { describe } from './describe.ts';
import { keyLines, leavesFar } from './emphasis.ts';
import { type FilmedShot, filmShot } from './film-shot.ts';
import { standFor } from './furniture.ts';
import { leadIn } from './lead-in.ts';
import { mindOf } from './mind.ts';
import { type Atmosphere, atmospheres } from './mood.ts';
import { nothingSeen } from './nothing-seen.ts';
import { overrideShot, unmetFindings, unplacedFindings } from './override.ts';
import { inHand, type Performer, performersOf } from './performers.ts';
import { propStandIns } from './prop-stand-ins.ts';
import type { SceneRequest } from './rehearsal.ts';
import { setOrNearest } from './sets.ts';
import type { Scout } from './setups.ts';
import { setupLetters } from './slates.ts';
import type { StageGeometry } from './space.ts';
import { splitEdits } from './split-edits.ts';
import { type StagingRequest, stageShot } from './stage-shot.ts';
import { styleOf } from './style.ts';
import { settingOf } from './swimmers.ts';
import { dyed, thingColours } from './thing-colours.ts';
import { heldThings } from './things.ts';

/** What a film is directed from. */
export type DirectRequest = {
  screenplay: Screenplay;
  cast: readonly Character[];
  sets: readonly FilmSet[];
  /** Voiced lines by line identity. A line without one gets an estimated length and a finding. */
  voiced: ReadonlyMap<string, VoicedLine>;
  notes: readonly Note[];
  /** Width over height; 16:9 when it is not said. */
  format: { rate: FrameRate; aspect?: number };
  look: Look;
  /** Which reality its cameras keep to; by default none in particular. */
  realism?: Realism;
  geometry: StageGeometry;
  depict: (text: string) => Depiction;
  title: string;
  seed: number;
  /** Finds the prop that stands in for a noun no table has. */
  thesaurus?: Thesaurus;
};

/** A plan, what had to be said about it, and what became of each note. */
export type Directed = { plan: Plan; findings: Finding[]; placements: NotePlacement[] };

type DirectedScene = {
  scene: Scene;
  planned: PlannedScene;
  staging: StagingRequest;
  filmed: FilmedShot[];
  shots: Shot[];
};

/**
 * Turns a screenplay with voiced lines into a plan: blocking on each scene's clock, coverage chosen by the cost of
 * pictures and cuts, cameras solved from geometry, human notes applied. Pure: equal requests give equal plans. Throws a
 * `Problem` when there is nothing to film.
 */
export function direct(request: DirectRequest): Directed {
  const { screenplay, notes } = request;
  if (screenplay.scenes.length === 0) {
    throw new Problem({
      code: 'no-scenes',
      message: 'The screenplay has no scenes to film.',
      fix: 'Add a scene heading such as "EXT. BRIDGE - NIGHT".',
    });
  }
  const findings: Finding[] = [];
  const airs = atmospheres(screenplay.scenes);
  const performers = performersOf(request.cast, request.geometry);
  const things = propStandIns(screenplay, request);
  findings.push(...things.findings);
  const seenSets = new Set<string>();
  const kept = { belongings: new Map(), furniture: new Map(), bodies: new Map(), colours: thingColours(screenplay) };
  const scenes = screenplay.scenes.map((scene, index) => {
    const set = setOrNearest(scene, request.sets, findings);
    const directed = directScene(
      request,
      scene,
      set,
      airs[index]!,
      performers,
      things.standIns,
      { index, fresh: !seenSets.has(set.id), ...kept },
      findings,
    );
    seenSets.add(set.id);
    return directed;
  });
  const plan = planOf(request, scenes);
  const placements = resolve(screenplay, plan, notes);
  findings.push(...unplacedFindings(placements));
  return { plan: applyNotes(plan, scenes, placements, findings), findings, placements };
}

/** What of a film goes on from scene to scene. */
type Kept = Pick<SceneRequest, 'fresh' | 'belongings' | 'furniture' | 'bodies'> & {
  index: number;
  colours: ReadonlyMap<string, Colour>;
};

function directScene(
  request: DirectRequest,
  scene: Scene,
  set: FilmSet,
  air: Atmosphere,
  cast: readonly Performer[],
  standIns: Readonly<Record<string, string>>,
  { index, colours, ...kept }: Kept,
  findings: Finding[],
): DirectedScene {
  const { rate } = request.format;
  const { space, performers, findings: unseen } = settingOf(request.geometry, set, scene, cast);
  findings.push(...unseen);
  const last = index === request.screenplay.scenes.length - 1;
  const film = `${request.title}/${request.seed}`;
  const style = styleOf(film, request.realism);
  const mind = style.subjective ? mindOf(request.screenplay, performers) : undefined;
  const rehearsed = blockScene({
    standIns,
    scene,
    space,
    performers,
    voiced: request.voiced,
    air,
    rate,
    seed: request.seed,
    depict: request.depict,
    keyLines: keyLines(request.screenplay),
    ...playedIn(request.screenplay),
    reaction: style.reaction,
    ...(mind !== undefined && { mind }),
    first: index === 0,
    last,
    ...kept,
    set: set.id,
    stand: standFor(set),
  });
  const blocked = dyed(rehearsed, colours);
  findings.push(...blocked.findings);
  const scout: Scout = {
    scene: blocked,
    space: blocked.space,
    performers: new Map(
      performers.map((performer) => [
        performer.id,
        inHand(performer, [...blocked.holds, ...heldThings(blocked.props)]),
      ]),
    ),
    aspect: request.format.aspect ?? 16 / 9,
    rate,
    film,
    style,
    ...(mind !== undefined && { mind }),
    valence: air.mood.valence,
    arousal: air.mood.arousal,
    fresh: kept.fresh,
    last,
    far: leavesFar(scene),
  };
  const options = chooseShots(scout);
  if (options.length === 0) findings.push(nothingSeen(scene));
  const spans = splitEdits(scout, options);
  const filmed = options.map((option, index) => filmShot(scout, option, spans[index]!));
  const staging: StagingRequest = { scout, set, air, look: request.look, rate };
  const planned = plannedScene(scene, set, air, blocked);
  return { scene, planned, staging, filmed, shots: [] };
}

function plannedScene(scene: Scene, set: FilmSet, air: Atmosphere, blocked: BlockedScene): PlannedScene {
  return {
    id: scene.id,
    number: scene.number,
    heading: scene.heading.text,
    set: set.id,
    hour: air.hour,
    weather: air.weather,
    mood: air.mood,
    duration: blocked.duration,
    characters: blocked.blocking.map((book) => book.actor),
    blocking: blocked.blocking,
    lines: blocked.lines,
  };
}

function planOf(request: DirectRequest, scenes: DirectedScene[]): Plan {
  const { screenplay, format, title } = request;
  for (const [index, directed] of scenes.entries()) {
    const letters = setupLetters(directed.filmed);
    const used = new Map<string, number>();
    directed.shots = directed.filmed.map((filmed, at) => {
      const lead = at > 0 ? undefined : leadIn(scenes[index - 1]?.scene, index === 0, request.format.rate);
      return shotOf(request, directed, filmed, `${directed.scene.number}${letters[at]}`, lead, used);
    });
  }
  return {
    type: 'plan',
    version: 1,
    title,
    language: screenplay.language,
    rate: format.rate,
    ...(request.realism && { realism: request.realism }),
    scenes: scenes.map((directed) => directed.planned),
    shots: scenes.flatMap((directed) => directed.shots),
  };
}

function shotOf(
  request: DirectRequest,
  directed: DirectedScene,
  filmed: FilmedShot,
  slate: string,
  lead: Transition | undefined,
  used: Map<string, number>,
): Shot {
  const { option } = filmed;
  const slots = directed.staging.scout.scene.slots.slice(option.from, option.to + 1);
  const beats = [...new Set(slots.flatMap((slot) => slot.beat ?? []))];
  const text = slots
    .map((slot) => slot.text)
    .filter(Boolean)
    .join(' ');
  const content = [
    directed.scene.id,
    filmed.purpose,
    option.setup.subjects.join('+'),
    slots[0]!.kind,
    beats[0] ?? '',
    slots[0]!.text,
  ].join('/');
  const times = (used.get(content) ?? 0) + 1;
  used.set(content, times);
  return {
    id: shortHash(`${content}#${times}`),
    slate,
    scene: directed.scene.id,
    purpose: filmed.purpose,
    size: filmed.size,
    angle: filmed.angle,
    movement: filmed.movement,
    lens: Math.round(filmed.camera.keys[0]!.focalLength),
    subjects: option.setup.subjects,
    beats,
    text,
    description: describe(request, filmed),
    start: filmed.start,
    duration: filmed.duration,
    transition: lead ?? { kind: 'cut', duration: 0 },
    staging: stageShot(directed.staging, filmed),
  };
}

/** Films shots again as their notes ask. Nothing else in the plan changes. */
function applyNotes(
  plan: Plan,
  scenes: readonly DirectedScene[],
  placements: readonly NotePlacement[],
  findings: Finding[],
): Plan {
  const shots = plan.shots.map((shot) => {
    const notes = placements.filter((placement) => placement.shot === shot.id).map((placement) => placement.note);
    const stated = notes.flatMap(({ change }) => Object.entries(change).filter(([, value]) => value !== undefined));
    const change: Change = Object.fromEntries(stated);
    if (!change.size && !change.angle && !change.movement && !change.lens) return shot;
    const { staging, shots: own, filmed } = scenes.find((candidate) => candidate.shots.includes(shot))!;
    const again = overrideShot(staging.scout, filmed[own.indexOf(shot)]!, change);
    findings.push(...notes.flatMap((note) => unmetFindings(note, again, shot.slate)));
    const { size, angle, movement } = again;
    const lens = Math.round(again.camera.keys[0]!.focalLength);
    return { ...shot, size, angle, movement, lens, staging: stageShot(staging, again) };
  });
  return { ...plan, shots };
}
