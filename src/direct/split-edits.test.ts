import { expect, test } from 'vitest';
import { filmTimes, fromSeconds, linesOf, type Plan } from '../film/index.ts';
import { make } from './__fixtures__/film.ts';

const talk = `Title: Two Cups

INT. TEA HOUSE - NIGHT

MEI, a young woman, sits across from her brother JUN. Rain falls outside.

MEI
You knew that the shop was sold before I came home last winter.

JUN
I knew. I could not find the words to write it in a letter.

MEI
Four pages about the weather, and not one word about the shop.

JUN
The weather was easier. It has always been easier with you.

MEI
Did he ask for me when it was signed, at the very end?

JUN
He asked for your cup, and then he asked who had broken it.

MEI
I broke it when I was nine, and he never spoke of it again.

JUN
He kept the pieces in the drawer with the deeds of the house.

MEI
Then they are sold too, along with everything else in there.

JUN
No. I took them out that morning. They are in my coat.
`;

/** Lines that go on over a cut, and whose picture the cut comes from and goes to. */
function overCuts({ scenes, shots }: Plan) {
  return scenes.flatMap((scene) =>
    scene.lines.flatMap((line) => {
      const speaker = line.character.toLowerCase();
      const over = shots.filter(
        (shot) => shot.start < line.start + line.duration && shot.start + shot.duration > line.start,
      );
      return over.slice(1).map((to, index) => ({ line, speaker, from: over[index]!, to }));
    }),
  );
}

test('some lines begin before their speaker is seen, some end on who hears them', () => {
  const { plan } = make(talk);
  const cuts = overCuts(plan);
  const ofSpeaker = ({ speaker, to }: (typeof cuts)[number]) => to.subjects[0] === speaker;
  expect(cuts.filter(ofSpeaker).length).toBeGreaterThan(0);
  expect(cuts.filter((cut) => !ofSpeaker(cut)).length).toBeGreaterThan(0);
  for (const { line, to } of cuts) {
    const [before, after] = [to.start - line.start, line.start + line.duration - to.start];
    expect(Math.min(before, after)).toBeLessThan(fromSeconds(0.5));
  }
});

test('the other picture has no mouth of who is only heard, and the scene is as long as it was', () => {
  const { plan } = make(talk);
  for (const { line, speaker, from, to } of overCuts(plan)) {
    const other = to.subjects[0] === speaker ? from : to;
    const spoken = other.staging.blocking.flatMap(({ actions }) => actions.filter(({ kind }) => kind === 'speak'));
    expect(spoken).not.toContainEqual(expect.objectContaining({ line: line.id }));
  }
  expect(filmTimes(plan).duration).toBe(plan.scenes[0]!.duration);
});

test('the voice of a line moves no other picture, though the line is heard in it', () => {
  const { plan, screenplay } = make(talk);
  const { line, speaker, from, to } = overCuts(plan).find((cut) => cut.to.subjects[0] === cut.speaker)!;
  const words = linesOf(screenplay.scenes[0]!).find(({ id }) => id === line.id)!.text;
  const longer = make(talk, { longer: { [words]: 0.9 } }).plan;
  const staging = (id: string) => longer.shots.find((shot) => shot.id === id)!.staging;
  expect(to.subjects[0]).toBe(speaker);
  expect(staging(from.id)).toEqual(from.staging);
  expect(staging(to.id)).not.toEqual(to.staging);
});
