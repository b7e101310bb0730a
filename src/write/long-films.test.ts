import { describe, expect, test } from 'vitest';
import { depict, detectLanguage } from '../language/index.ts';
import { parseFountain, toScreenplay } from '../screenplay/index.ts';
import facts from './data/facts.json' with { type: 'json' };
import { type WrittenScreenplay, writeScreenplay } from './index.ts';
import { repertoireOf, type SceneModule } from './stories.ts';

const premises = [
  'A fox spirit and a young scholar meet on a rainy bridge at night',
  'Two old brothers fight over a golden watch in an abandoned factory',
  'A girl waits for her father at the lighthouse in a storm',
  'A schoolgirl hides a stray dog in her classroom',
  'An astronaut hears her dead father’s voice on the spaceship radio',
  'A baker teaches his daughter to bake bread in a tiny kitchen',
  '小女孩在雪夜的森林里寻找丢失的铃铛',
  '将军在沙漠中与失散多年的弟弟重逢',
  '茶馆里，两位老人为一盘棋争吵，窗外下着雨',
];

const lengths = [60, 180, 600, 1800];

function write(premise: string, seconds: number, seed = 1): WrittenScreenplay {
  const language = detectLanguage(premise);
  return writeScreenplay({ premise, language, seed, seconds, depiction: depict(premise, { language }) });
}

const films = premises.flatMap((premise) =>
  lengths.map((seconds) => ({ premise, seconds, film: write(premise, seconds) })),
);

/** The text of each scene, headings, synopses and notes left out, in small letters. */
function scenesOf(text: string): string[] {
  const parts = text.split(/^(?=(?:INT|EXT|内景|外景)[. ])/m).slice(1);
  return parts.map((part) => part.replace(/^(?:INT|EXT|内景|外景|=|#|\[\[).*$/gm, '').toLowerCase());
}

function moduleOf(from: string): SceneModule | undefined {
  const [situation = '', id] = from.split('/');
  if (situation === '') return undefined;
  const { openings, troubles, outcomes } = repertoireOf(situation);
  return [...openings, ...troubles, ...outcomes].find((module) => module.id === id);
}

describe.each(films)('$premise, $seconds s', ({ seconds, film }) => {
  const { text, beatSheet } = film;
  const scenes = scenesOf(text);
  const speeches = [...text.matchAll(/^(?:@.+|[A-Z][A-Z' -]+)\n(.+)$/gm)].map((match) => match[1]!.toLowerCase());

  test('is as long as asked, says nothing twice, and reads as a script', () => {
    expect(Math.abs(film.seconds / seconds - 1)).toBeLessThanOrEqual(0.15);
    expect(new Set(speeches).size).toBe(speeches.length);
    expect(toScreenplay(parseFountain(text)).scenes).toHaveLength(beatSheet.scenes.length);
    expect(text.replace(/\[\[.*\]\]/g, '')).not.toMatch(/[{}[\]|]|undefined| {2}|~/);
  });

  test('has five turning points in order, near where they belong', () => {
    const [opportunity, change, noReturn, setback, climax] = beatSheet.turningPoints.map(({ scene }) => scene);
    expect([change! >= opportunity!, noReturn! >= change!, setback! >= noReturn!, climax! > setback!]).toEqual(
      Array(4).fill(true),
    );
    const due = [0.1, 0.25, 0.5, 0.75, 0.95];
    const away = beatSheet.turningPoints.map(({ share }, at) => Math.abs(share - due[at]!));
    if (seconds > 60) expect(Math.max(...away)).toBeLessThan(0.15);
  });

  test('whoever and whatever is gone for good is not seen again', () => {
    const ending = Object.entries(facts).flatMap(([what, entry]) =>
      'ends' in entry && what !== 'parted' ? [what] : [],
    );
    const gone = beatSheet.scenes.flatMap(({ scene, facts: left }) =>
      left.filter(({ what }) => ending.includes(what)).map(({ of }) => ({ scene, who: of[0]! })),
    );
    const climax = beatSheet.turningPoints.at(-1)!.scene;
    for (const { scene, who } of gone) {
      expect(scene).toBeGreaterThanOrEqual(beatSheet.turningPoints[3]!.scene);
      for (const later of scenes.slice(climax)) expect(later).not.toMatch(new RegExp(`^@?${who.toLowerCase()}$`, 'm'));
    }
  });

  test('a newcomer was never seen before, and an acquaintance was', () => {
    for (const { scene, from, roles } of beatSheet.scenes) {
      const before = scenes.slice(0, scene - 1).join('\n');
      for (const ask of (scene > 1 && moduleOf(from)?.asks) || []) {
        const [letter = '', state] = ask.split(' ');
        const name = roles[letter]?.toLowerCase();
        if (name === undefined || film.plot.includes(from.split('/')[1]!)) continue;
        const named = new RegExp(/[a-z]/.test(name) ? `\\b(?:an?|the|his|her) (?:\\w+ )?${name}\\b` : name);
        if (letter === 'B' && state === 'new')
          expect(before, `${from}: ${name}`).not.toMatch(new RegExp(`^@?${name}$`, 'm'));
        if (letter === 'B' && state === 'known') expect(before, `${from}: ${name}`).toMatch(named);
      }
    }
  });

  test('nobody gives or brings what somebody else has', () => {
    const holders = new Map<string, string>();
    for (const { from, roles, facts: left } of beatSheet.scenes) {
      if (moduleOf(from)?.asks?.includes('A holds O') && roles.O)
        expect([undefined, roles.A], from).toContain(holders.get(roles.O));
      for (const { what, of } of left) {
        if (what === 'holds') holders.set(of[1]!, of[0]!);
        if (what === 'lost') holders.set(of[0]!, 'nobody');
      }
    }
  });

  test('every chapter begins, is troubled and ends, each of its scenes once', () => {
    const told = beatSheet.scenes.map(({ from }) => from).filter((from) => from !== '');
    expect(new Set(told).size).toBe(told.length);
    const open = new Map<string, number>();
    for (const { from, roles } of beatSheet.scenes) {
      const [situation = ''] = from.split('/');
      if (situation === '') continue;
      const { openings, troubles } = repertoireOf(situation);
      const [id] = from.split('/').slice(1);
      const part = openings.some((one) => one.id === id) ? 0 : troubles.some((one) => one.id === id) ? 1 : 2;
      const key = `${situation}/${JSON.stringify(roles)}`;
      if (part > 0) expect(open.get(key), from).toBeDefined();
      open.set(key, part);
    }
  });
});

test('a film of ten minutes keeps a few people and places, to which it returns', () => {
  for (const { film } of films.filter(({ seconds }) => seconds === 600)) {
    const places = (film.text.match(/^(?:INT|EXT|内景|外景).*$/gm) ?? []).map((heading) => heading.split(' - ')[0]!);
    expect(new Set(places).size).toBeGreaterThanOrEqual(4);
    expect(new Set(places).size).toBeLessThanOrEqual(9);
    const cues = new Set([...film.text.matchAll(/^(?:@(.+)|([A-Z][A-Z' -]+))\n(?!\n).+$/gm)].map((m) => m[1] ?? m[2]));
    expect(cues.size).toBeLessThanOrEqual(10);
  }
});
