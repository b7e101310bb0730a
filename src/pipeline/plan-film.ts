import { castCharacters, type Directed, designSets } from '../direct/index.ts';
import {
  type Cast,
  type Finding,
  type NotePlacement,
  type Plan,
  realismOf,
  type Screenplay,
  type Sets,
  shotNotes,
  unknownRealism,
} from '../film/index.ts';
import { depict } from '../language/index.ts';
import { chooseVoice } from '../sound/index.ts';
import type { Build } from './build.ts';
import { openVocabulary } from './dictionary.ts';
import { addEntries, digestOf, readFilm } from './film-folder.ts';
import { readScript } from './read-script.ts';
import { type VoicedLines, voiceLines } from './sound/voice-lines.ts';
import { directStep, geometry } from './steps/direct.ts';

/** A film that has been directed: its plan and what it was directed from. */
export type PlannedFilm = {
  screenplay: Screenplay;
  cast: Cast;
  sets: Sets;
  plan: Plan;
  voices: VoicedLines;
  findings: Finding[];
  placements: NotePlacement[];
};

/**
 * From texts to a plan: reads the script, adds who and where is missing to cast.yaml and sets.yaml, voices every line
 * and directs. Nothing that a person wrote is changed.
 */
export async function planFilm(build: Build): Promise<PlannedFilm> {
  const { document } = build;
  const { film } = document;
  const { whole, selected } = readScript(document, build.scenes);
  const casting = addCast(build, whole);
  const design = addSets(build, whole, casting.cast);
  const { voices, findings } = await voiceLines(build, { whole, selected }, casting.cast);
  const realism = film.realism ?? realismOf(whole);
  const planned = await build.builder.build(directStep, {
    screenplay: selected,
    cast: casting.cast.characters,
    sets: design.sets.sets,
    voiced: [...voices.values()].map((voice) => voice.voiced).sort((a, b) => (a.line < b.line ? -1 : 1)),
    notes: shotNotes(document.notes.notes),
    format: { rate: build.format.rate, aspect: build.format.width / build.format.height },
    look: film.look,
    ...(realism && { realism }),
    language: film.language,
    title: film.title || whole.title || '',
    seed: film.source.seed,
  });
  const directed = await build.store.json<Directed>(planned.digest);
  return {
    screenplay: selected,
    cast: casting.cast,
    sets: design.sets,
    plan: directed.plan,
    voices,
    placements: directed.placements,
    findings: [
      ...document.findings,
      ...openVocabulary().findings,
      ...casting.findings,
      ...design.findings,
      ...findings,
      ...declarationFindings(whole),
      ...directed.findings,
    ],
  };
}

/** A realism that there is none of is said; the film is made as one without. */
function declarationFindings(screenplay: Screenplay): Finding[] {
  const words = unknownRealism(screenplay);
  if (words === undefined) return [];
  return [
    {
      code: 'unknown-realism',
      severity: 'warning',
      message: `There is no realism called "${words}".`,
      where: { file: 'screenplay.fountain', line: 1 },
      confidence: 1,
      fix: 'Write Realism: reproducible, event or psychological on the title page.',
    },
  ];
}

function addCast(
  { folder, looking, document: { film, cast } }: Build,
  screenplay: Screenplay,
): { cast: Cast; findings: Finding[] } {
  const { thesaurus } = openVocabulary();
  const names = cast.characters.flatMap((character) => [character.name, ...character.aliases]);
  const { characters, findings } = castCharacters(screenplay, {
    existing: cast.characters,
    depict: (text) => depict(text, { language: film.language, names, thesaurus }),
    seed: film.source.seed,
    chooseVoice,
    thesaurus,
    premise: film.source.premise,
  });
  const dated = characters.map((character) => ({
    ...character,
    generatedFrom: digestOf(`${character.name}\n${character.description}`),
  }));
  if (looking || dated.length === 0) return { cast: { ...cast, characters: [...cast.characters, ...dated] }, findings };
  addEntries(folder, 'cast', dated);
  return { cast: readFilm(folder).cast, findings };
}

function addSets(
  { folder, looking, document: { film, sets } }: Build,
  screenplay: Screenplay,
  cast: Cast,
): { sets: Sets; findings: Finding[] } {
  const { thesaurus } = openVocabulary();
  const designed = designSets(screenplay, {
    existing: sets.sets,
    geometry,
    seed: film.source.seed,
    depict: (text) => depict(text, { language: film.language, thesaurus }),
    thesaurus,
    cast: cast.characters,
  });
  const dated = designed.sets.map((set) => ({ ...set, generatedFrom: digestOf(`${set.name}\n${set.description}`) }));
  const findings = designed.findings;
  if (looking || dated.length === 0) return { sets: { ...sets, sets: [...sets.sets, ...dated] }, findings };
  addEntries(folder, 'sets', dated);
  return { sets: readFilm(folder).sets, findings };
}
