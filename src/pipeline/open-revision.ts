import { isUtf8 } from 'node:buffer';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { assess, propose } from '../assess/index.ts';
import {
  type Assessment,
  type Decision,
  type Finding,
  type Language,
  type Patch,
  Problem,
  type RevisionNote,
  readRecord,
  shortHash,
} from '../film/index.ts';
import { parseFountain, toScreenplay } from '../screenplay/index.ts';
import type { Critique } from '../write/index.ts';
import { critiqueScript } from './critique-script.ts';
import { type FilmFolder, isFilmFolder, openFilmFolder, readFilm, readText } from './film-folder.ts';
import type { ModelWishes } from './model.ts';
import { noFile } from './start-film.ts';
import { parseYaml } from './yaml-file.ts';

/** A proposed change of the script. `id` is made of its words and its scene's heading; `decided` is what was last decided of it. */
export type Proposal = {
  id: string;
  finding: Finding;
  advice?: string;
  heading?: string;
  patch: Patch;
  decided?: Decision;
};

/** Where a script and its notes are. `language` is the film's; a bare script's is its own. */
export type ScriptPlace = { folder: FilmFolder; file: string; notesFile: string; language?: Language };

/**
 * A script under revision: what was found and proposed, what a model says of it, the patches taken since it was opened, and the
 * digest that its file has now.
 */
export type Revision = ScriptPlace & {
  original: string;
  taken: Patch[];
  digest: string;
  assessment: Assessment;
  proposals: Proposal[];
  critique?: Critique;
};

type OpenOptions = { again?: boolean };

/** Opens a script, or the script of a film folder, for revision. Refused proposals are left out unless `again`. Nothing is written. */
export function openRevision(target: string, { again = false }: OpenOptions = {}): Revision {
  const place = findScript(target);
  const { text, digest } = readScriptText(place);
  const { assessment, found } = judge(text, place);
  const proposals = proposalsOf(text, found, place, again);
  return { ...place, original: text, taken: [], digest, assessment, proposals };
}

/** The revision with the changes that a model proposes. Throws the `Problem`s of `critiqueScript`. */
export async function askModel(
  revision: Revision,
  wishes: ModelWishes & { signal?: AbortSignal; onScene?: (done: number, total: number) => void },
  { again = false }: OpenOptions = {},
): Promise<Revision> {
  const { original, file, folder, language, assessment } = revision;
  const asked = { text: original, file, assessment, ...(language && { language }) };
  const kept = isFilmFolder(folder.root) ? { folder: folder.root } : {};
  const critique = await critiqueScript({ ...kept, ...wishes, ...asked });
  return {
    ...revision,
    critique,
    proposals: [...revision.proposals, ...proposalsOf(original, critique.findings, revision, again)],
  };
}

/** The script opened again after decisions. What a model proposed stays, where its words still stand once. */
export function reopen(
  { folder, file, critique, notesFile, language }: Revision,
  { again = false }: OpenOptions = {},
): Revision {
  const place: ScriptPlace = { folder, file, notesFile, ...(language && { language }) };
  const { text, digest } = readScriptText(place);
  const { assessment, found } = judge(text, place);
  const standing = (critique?.findings ?? []).flatMap((finding) => placedAgain(text, finding));
  const proposals = proposalsOf(text, [...found, ...standing], place, again);
  return { ...place, original: text, taken: [], digest, assessment, proposals, ...(critique && { critique }) };
}

function placedAgain(text: string, finding: Finding): Finding[] {
  if (typeof finding.fix !== 'object') return [];
  const { line: _line, ...fix } = finding.fix;
  const at = text.indexOf(fix.find);
  if (at < 0 || text.indexOf(fix.find, at + 1) >= 0) return [];
  const line = text.slice(0, at).split(/\r\n|\n|\r/).length;
  return [{ ...finding, where: { ...finding.where, line }, fix: { ...fix, line } }];
}

/** The assessment of a text, and all findings with changes, those of a line editor included. Throws `not-a-script`. */
export function judge(text: string, { file, language }: ScriptPlace) {
  const screenplay = readScreenplay(text, language);
  if (!screenplay.scenes.some(({ beats }) => beats.length > 0)) {
    throw new Problem({
      code: 'not-a-script',
      message: `${file} has no scene with anything in it.`,
      where: { file, line: 1 },
      fix: 'Write a heading such as "INT. KITCHEN - DAY" and under it what is seen and said.',
    });
  }
  const assessment = assess(screenplay);
  return { assessment, found: propose(text, screenplay, assessment.findings, file) };
}

function readScreenplay(text: string, language: Language | undefined) {
  return toScreenplay(parseFountain(text), language ? { language } : {});
}

function proposalsOf(
  text: string,
  found: readonly (Finding & { advice?: string })[],
  place: ScriptPlace,
  again: boolean,
): Proposal[] {
  const { scenes } = readScreenplay(text, place.language);
  const headings = new Map(scenes.map(({ id, heading }) => [id, heading.text]));
  const past = new Map(readNotes(place).map((note) => [note.proposal, note.decision]));
  const counts = new Map<string, number>();
  return found
    .flatMap(({ advice, ...finding }): Proposal[] => {
      if (typeof finding.fix !== 'object') return [];
      const heading = headings.get(finding.where?.scene ?? '');
      const id = identity(finding.code, heading, finding.fix, counts);
      const decided = past.get(id);
      return [
        {
          id,
          finding,
          patch: finding.fix,
          ...(advice && { advice }),
          ...(heading && { heading }),
          ...(decided && { decided }),
        },
      ];
    })
    .filter(({ decided }) => again || decided !== 'refuse');
}

/** An identity that comes from what is proposed and where; the second of two alike has `-2`. */
function identity(
  code: string,
  heading: string | undefined,
  { find, replace }: Patch,
  counts: Map<string, number>,
): string {
  const id = shortHash([code, heading, find, replace].join('\n'));
  const count = (counts.get(id) ?? 0) + 1;
  counts.set(id, count);
  return count === 1 ? id : `${id}-${count}`;
}

/** The decisions about proposals that are kept with a script. Throws where the notes cannot be read. */
export function readNotes({ folder, notesFile }: ScriptPlace): RevisionNote[] {
  const file = readText(folder, notesFile);
  if (!file) return [];
  const { data, locate } = parseYaml(file.text, notesFile);
  const { notes } = readRecord('notes', data, locate).record;
  return notes.filter((note): note is RevisionNote => note.kind === 'revision');
}

function findScript(target: string): ScriptPlace {
  if (isFilmFolder(target)) {
    const folder = openFilmFolder(target);
    return { folder, file: 'screenplay.fountain', notesFile: 'notes.yaml', language: readFilm(folder).film.language };
  }
  if (!existsSync(target)) throw noFile(target);
  if (!/\.fountain$/i.test(target)) {
    throw new Problem({
      code: 'not-fountain',
      message: `${target} is no Fountain script and no film folder, so no change can be put into it.`,
      where: { file: target },
      fix: 'A script in another format becomes one with: auteur screenplay FILE --to fountain > script.fountain',
      exit: 2,
    });
  }
  const path = realpathSync(target);
  const file = basename(path);
  return { folder: { root: dirname(path) }, file, notesFile: `${file.replace(/\.fountain$/i, '')}.notes.yaml` };
}

function readScriptText({ folder, file }: ScriptPlace): { text: string; digest: string } {
  const found = readText(folder, file);
  if (found && isUtf8(readFileSync(join(folder.root, file)))) return found;
  throw new Problem({
    code: found ? 'not-utf8' : 'no-screenplay',
    message: found ? `${file} is not in UTF-8, so it could not be written back as it is.` : `The film has no ${file}.`,
    where: { file },
    fix: found ? 'Save it as UTF-8 in your editor.' : 'Write one with: auteur write, or put your own there.',
  });
}
