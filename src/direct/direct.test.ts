import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { frameLength, type Note, planSchema, type Shot, toSeconds } from '../film/index.ts';
import { depict, make, read } from './__fixtures__/film.ts';
import { geometry } from './__fixtures__/geometry.ts';
import { actorAt } from './actor-at.ts';
import { checkCoverage, direct } from './index.ts';
import { spaceOf } from './space.ts';
import { groundDistance } from './vector.ts';

const script = (name: string) => readFileSync(new URL(`./__fixtures__/${name}.fountain`, import.meta.url), 'utf8');
const names = ['umbrella', 'shusheng', 'crow', 'letter', 'short'];
const films = new Map(names.map((name) => [name, make(script(name))]));
const film = (name: string) => films.get(name)!;
const pictures = (shots: readonly Shot[]) => shots.map((shot) => JSON.stringify(shot.staging));
const shotsOf = (name: string, scene: number) => {
  const { plan } = film(name);
  return plan.shots.filter((shot) => shot.scene === plan.scenes[scene]!.id);
};

test.each(names)('%s: the plan is a valid record and each scene is covered without gap in whole frames', (name) => {
  const { plan } = film(name);
  expect(planSchema.safeParse(plan).success).toBe(true);
  const frame = frameLength(plan.rate);
  for (const scene of plan.scenes) {
    let clock = 0;
    for (const shot of plan.shots.filter((candidate) => candidate.scene === scene.id)) {
      expect(shot.start).toBe(clock);
      expect(shot.duration % frame).toBe(0);
      expect(shot.staging.duration).toBe(shot.duration);
      clock += shot.duration;
    }
    expect(clock).toBe(scene.duration);
  }
});

test.each(names)('%s: no camera breaks the line, jumps, hides its subject or stands inside something', (name) => {
  expect(checkCoverage(film(name).plan, geometry).map((finding) => finding.message)).toEqual([]);
});

test('a film of half a minute to a minute in three scenes has 8 to 15 shots in 30 s and room for a title', () => {
  const { plan } = film('short');
  const seconds = toSeconds(plan.shots.reduce((sum, shot) => sum + shot.duration, 0));
  expect(seconds).toBeGreaterThan(30);
  expect(seconds).toBeLessThan(60);
  expect((plan.shots.length * 30) / seconds).toBeGreaterThanOrEqual(8);
  expect((plan.shots.length * 30) / seconds).toBeLessThanOrEqual(15);
  expect(plan.shots[0]!.purpose).toBe('establishing');
  expect(toSeconds(plan.shots[0]!.duration)).toBeGreaterThanOrEqual(1.9);
  expect(toSeconds(plan.shots[0]!.duration)).toBeLessThanOrEqual(3);
  expect(plan.shots.at(-1)!.purpose).toBe('closing');
});

test('every line is spoken in order, whole, and never cut inside a word', () => {
  for (const name of names) {
    const { plan, screenplay } = film(name);
    const spoken = plan.scenes.flatMap((scene) => scene.lines.map((line) => line.id));
    const written = screenplay.scenes.flatMap((scene) =>
      scene.beats.flatMap((beat) => (beat.kind === 'dialogue' ? [beat.speech.id] : [])),
    );
    expect(spoken).toEqual(written);
  }
  const { plan } = film('letter');
  const speech = plan.scenes[0]!.lines[2]!;
  const cuts = plan.shots.filter((shot) => shot.scene === plan.scenes[0]!.id).map((shot) => shot.start);
  const inside = cuts.filter((cut) => cut > speech.start && cut < speech.start + speech.duration);
  expect(inside.length, 'a speech of fifteen seconds is worth more than one picture').toBeGreaterThan(0);
  const text = film('letter').screenplay.scenes[0]!.beats.flatMap((beat) =>
    beat.kind === 'dialogue' && beat.speech.id === speech.id ? [beat.speech.text] : [],
  )[0]!;
  const words = text.split(/\s+/).length;
  for (const cut of inside) {
    const place = (toSeconds(cut - speech.start) / toSeconds(speech.duration)) * words;
    expect(Math.abs(place - Math.round(place))).toBeLessThan(0.15);
  }
});

test('a longer line changes only the pictures in which it is heard', () => {
  const longer = make(script('umbrella'), { longer: { 'Who are you': 1.37 } }).plan;
  const before = film('umbrella').plan;
  expect(longer.shots.map((shot) => shot.id)).toEqual(before.shots.map((shot) => shot.id));
  const changed = before.shots.filter(
    (shot, index) => JSON.stringify(shot.staging) !== JSON.stringify(longer.shots[index]!.staging),
  );
  expect(changed.length).toBeGreaterThan(0);
  for (const shot of changed) expect(shot.text).toContain('Who are you');
});

test('new words in one line leave the other scenes and most of its own alone', () => {
  const text = script('umbrella').replace(
    'You should not be out alone, scholar.',
    'A night like this is no place for you, scholar.',
  );
  const before = film('umbrella').plan;
  const after = make(text).plan;
  const kept = new Set(pictures(before.shots));
  const fresh = after.shots.filter((shot) => !kept.has(JSON.stringify(shot.staging)));
  expect(fresh.length).toBeGreaterThan(0);
  for (const shot of fresh) expect(shot.text).toContain('no place for you');
});

test('a new scene repaints nothing behind it but the mood of its place in the story', () => {
  const first = 'EXT. FOREST CLEARING - DAY\n\nA dog runs in and sits.\n\n';
  const text = script('short');
  const at = text.indexOf('INT. STUDY');
  const before = make(text).plan;
  const after = make(text.slice(0, at) + first + text.slice(at)).plan;
  const study = (plan: typeof before) => {
    const scene = plan.scenes.find((candidate) => candidate.heading.includes('STUDY'))!;
    const shots = plan.shots.filter((shot) => shot.scene === scene.id);
    return shots.map(({ staging: { mood: _, ...rest } }) => rest);
  };
  expect(study(after)).toEqual(study(before));
});

test('the same request gives the same plan', () => {
  expect(make(script('letter')).plan).toEqual(film('letter').plan);
});

test('a note changes exactly one picture and nothing but its camera', () => {
  const before = film('umbrella').plan;
  const shot = before.shots.find((candidate) => candidate.purpose === 'single' && candidate.size !== 'CU')!;
  const note: Note = {
    id: 'n1',
    by: 'director',
    anchor: {
      quote: shot.text,
      purpose: shot.purpose,
      subjects: shot.subjects,
      heading: before.scenes.find((scene) => scene.id === shot.scene)!.heading,
    },
    change: { size: 'CU', movement: 'push-in' },
  };
  const { plan, placements } = make(script('umbrella'), { notes: [note] });
  expect(placements[0]!.shot).toBe(shot.id);
  const changed = plan.shots.filter(
    (other, index) => JSON.stringify(other.staging) !== JSON.stringify(before.shots[index]!.staging),
  );
  expect(changed.map((other) => other.id)).toEqual([shot.id]);
  expect(changed[0]!.size).toBe('CU');
  expect(changed[0]!.staging.blocking.find((book) => book.actor === shot.subjects[0])).toEqual(
    shot.staging.blocking.find((book) => book.actor === shot.subjects[0]),
  );
  expect(checkCoverage(plan, geometry).filter((finding) => finding.code.startsWith('camera'))).toEqual([]);
});

test('a note that the set has no room for is met as far as it goes, and says so', () => {
  const before = film('short').plan;
  const shot = before.shots.find(
    (candidate) => candidate.purpose === 'single' && candidate.staging.set.builder === 'study',
  )!;
  const anchor = { quote: shot.text, purpose: shot.purpose, subjects: shot.subjects };
  const { plan, findings } = make(script('short'), {
    notes: [{ id: 'n3', by: 'director', anchor, change: { size: 'ELS' } }],
  });
  expect(findings.map((finding) => finding.code)).toContain('note-unmet');
  expect(checkCoverage(plan, geometry).filter((finding) => finding.severity === 'error')).toEqual([]);
});

test('a note about words that are gone is kept and reported', () => {
  const note: Note = { id: 'n2', by: 'director', anchor: { quote: 'A balloon rises.' }, change: { size: 'CU' } };
  const { findings, plan } = make(script('umbrella'), { notes: [note] });
  expect(findings.map((finding) => finding.code)).toContain('note-unplaced');
  expect(plan).toEqual(film('umbrella').plan);
});

test('nobody walks through walls, furniture or each other', () => {
  for (const name of names) {
    const { plan, sets, cast } = film(name);
    for (const scene of plan.scenes) {
      const space = spaceOf(geometry, sets.find((set) => set.id === scene.set)!);
      for (let time = 0; time < scene.duration; time += scene.duration / 200) {
        const here = scene.blocking
          .map((book) => ({ id: book.actor, ...actorAt(book, time) }))
          .filter((stand) => stand.present);
        for (const [index, stand] of here.entries()) {
          const [x, z] = stand.at;
          const ground = space.ground(x, z);
          const inside = space.layout.obstacles.some(
            (box) =>
              x > box.minimum[0] &&
              x < box.maximum[0] &&
              z > box.minimum[2] &&
              z < box.maximum[2] &&
              box.maximum[1] > ground + 0.3 &&
              box.minimum[1] < ground + 1.5,
          );
          expect(inside, `${name} ${scene.number} ${stand.id}`).toBe(false);
          for (const other of here.slice(index + 1)) {
            const close = cast.some(
              (character) => character.id === other.id && character.appearance.kind === 'creature',
            )
              ? 0.2
              : 0.35;
            expect(
              groundDistance(stand.at, other.at),
              `${name} ${scene.number}: ${stand.id}, ${other.id}`,
            ).toBeGreaterThan(close);
          }
        }
      }
    }
  }
});

test('what the script says is done: bows, offers, sits, comes, goes, vanishes', () => {
  const { plan } = film('umbrella');
  const deeds = (scene: number, actor: string) =>
    plan.scenes[scene]!.blocking.find((book) => book.actor === actor)!.actions.map((action) =>
      action.kind === 'gesture' ? action.gesture : action.kind,
    );
  expect(deeds(0, 'fox')).toContain('vanish');
  expect(deeds(1, 'bai')[0]).toBe('appear');
  expect(deeds(1, 'liu')).toEqual(expect.arrayContaining(['startle', 'bow', 'offer']));
  expect(deeds(1, 'bai')).toEqual(expect.arrayContaining(['laugh', 'take']));
  const study = plan.scenes[2]!.blocking;
  expect(study.find((book) => book.actor === 'liu')).toMatchObject({ pose: 'sit', present: true });
  expect(study.find((book) => book.actor === 'bai')!.actions[0]!.kind).toBe('move');
  expect(actorAt(study.find((book) => book.actor === 'bai')!, plan.scenes[2]!.duration).present).toBe(false);
});

test('Chinese action lines are played as well', () => {
  const { plan } = film('shusheng');
  const deeds = (scene: number, actor: string) =>
    plan.scenes[scene]!.blocking.find((book) => book.actor === actor)!.actions.map((action) =>
      action.kind === 'gesture' ? action.gesture : action.kind,
    );
  expect(deeds(0, '白狐')).toContain('vanish');
  expect(deeds(1, '白素')).toEqual(expect.arrayContaining(['move', 'bow', 'vanish']));
  expect(plan.scenes[1]!.blocking.find((book) => book.actor === '柳生')!.pose).toBe('sit');
});

test('a walk goes on in step over a cut', () => {
  for (const name of names) {
    const { plan } = film(name);
    for (const [index, shot] of plan.shots.entries()) {
      const next = plan.shots[index + 1];
      if (!next || next.scene !== shot.scene) continue;
      for (const book of next.staging.blocking) {
        const before = shot.staging.blocking.find((other) => other.actor === book.actor);
        if (!before) continue;
        expect(
          groundDistance(actorAt(before, shot.duration).at, actorAt(book, 0).at),
          `${name} ${next.slate} ${book.actor}`,
        ).toBeLessThan(0.02);
      }
    }
  }
});

test('listeners look at the speaker and the speaker is seen or answered', () => {
  const scene = film('umbrella').plan.scenes[1]!;
  for (const line of scene.lines) {
    const listener = scene.blocking.find((book) => book.actor !== line.character.toLowerCase())!;
    const middle = line.start + line.duration / 2;
    expect(actorAt(listener, middle).gaze).toEqual({ actor: line.character.toLowerCase() });
  }
});

test('a creature that becomes a person goes in mist where the person comes', () => {
  const { plan, cast } = make(
    'EXT. STONE BRIDGE - NIGHT\n\nA young scholar walks onto the bridge.\n\nA white fox watches him. Where it stood stands a fox spirit.\n\nSCHOLAR\nWho are you?\n\nFOX SPIRIT\nNobody.\n',
  );
  expect(cast.map((character) => character.id).sort()).toEqual(['fox', 'fox-spirit', 'scholar']);
  const book = (id: string) => plan.scenes[0]!.blocking.find((candidate) => candidate.actor === id)!;
  const gone = book('fox').actions.find((action) => action.kind === 'vanish');
  const come = book('fox-spirit').actions.find((action) => action.kind === 'appear');
  expect([gone, come]).toMatchObject([{ effect: 'mist' }, { effect: 'mist' }]);
  expect(come!.start).toBeLessThan(gone!.end);
  expect(book('fox-spirit').at).toEqual(book('fox').at);
  expect(book('fox-spirit').present).toBe(false);
});

test('weather stays with the night and hours follow the headings', () => {
  const { scenes } = film('umbrella').plan;
  expect(scenes.slice(0, 2).map((scene) => scene.weather)).toEqual(['rain', 'rain']);
  expect(scenes.map((scene) => scene.hour)).toEqual(['night', 'night', 'dawn']);
});

test('equal camera positions share a setup letter, and letters skip I and O', () => {
  const shots = names.flatMap((name) => film(name).plan.scenes.map((_, scene) => shotsOf(name, scene)));
  const repeated = shots.filter((scene) => new Set(scene.map((shot) => shot.slate)).size < scene.length);
  expect(repeated.length).toBeGreaterThan(0);
  for (const shot of names.flatMap((name) => film(name).plan.shots)) expect(shot.slate).not.toMatch(/[IO]$/);
  const ids = film('umbrella').plan.shots.map((shot) => shot.id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('an umbrella is in the hand only outdoors in wet weather, and nobody holds two things', () => {
  let umbrellas = 0;
  for (const shot of names.flatMap((name) => film(name).plan.shots)) {
    const { staging } = shot;
    const wet = ['rain', 'storm', 'snow'].includes(staging.weather) && staging.set.builder !== 'study';
    for (const { id, appearance } of staging.actors) {
      const open = staging.props.filter(
        ({ noun, stays }) => noun === 'open umbrella' && stays?.some(({ actor }) => actor === id),
      );
      const held: string[] = [
        ...(appearance.kind === 'person' ? appearance.props : []),
        ...open.map((prop) => prop.id),
      ];
      expect(held.length).toBeLessThan(2);
      if (held.includes('umbrella')) umbrellas++;
      expect(held.includes('umbrella') && !wet, `${shot.slate} holds an umbrella in the dry`).toBe(false);
    }
  }
  expect(umbrellas).toBeGreaterThan(3);
});

test('what is offered and taken changes hands', () => {
  const shots = shotsOf('umbrella', 1);
  const held = shots.map(({ staging }) => staging.props.find(({ id }) => id === 'umbrella')!.stays!);
  expect(held[0]![0]!.actor).toBe('liu');
  expect(held.at(-1)!.at(-1)!.actor).toBe('bai');
  const inHands = shots.flatMap(({ staging }) =>
    staging.actors.flatMap(({ appearance }) => (appearance.kind === 'person' ? appearance.props : [])),
  );
  expect(inHands).not.toContain('umbrella');
});

test('everybody who is seen speaking has a close-up, and the end holds its people at a readable size', () => {
  const { plan } = film('short');
  const speakers = new Set(
    plan.scenes
      .flatMap((scene) => scene.lines.filter((line) => !line.offScreen))
      .map((line) => line.character.toLowerCase()),
  );
  for (const speaker of speakers) {
    const close = plan.shots.filter((shot) => shot.purpose === 'single' && (shot.size === 'CU' || shot.size === 'MCU'));
    expect(
      close.some((shot) => speaker.includes(shot.subjects[0]!.split('-').at(-1)!)),
      speaker,
    ).toBe(true);
  }
  expect(['FS', 'LS']).toContain(plan.shots.at(-1)!.size);
  expect(plan.shots.some((shot) => shot.angle === 'low' || shot.angle === 'high')).toBe(true);
});

test('a screenplay without scenes is refused with a fix', () => {
  const screenplay = { ...read('EXT. A - DAY\n\nx'), scenes: [] };
  const request = {
    screenplay,
    cast: [],
    sets: [],
    voiced: new Map(),
    notes: [],
    format: { rate: { numerator: 24, denominator: 1 } },
    look: 'cel' as const,
    geometry,
    depict,
    title: '',
    seed: 1,
  };
  expect(() => direct(request)).toThrow(/no scenes/);
});
