import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding, Screenplay } from '../../film/index.ts';
import { parseFountain, toScreenplay } from '../../screenplay/index.ts';
import { assess } from '../index.ts';
import annotations from './annotations.json' with { type: 'json' };
import { type Annotation, type Fault, faults, type Half, type Planted, plantFault } from './plant-faults.ts';

/** A script of the fixtures with what a person noted about it. */
export type Fixture = { name: string; screenplay: Screenplay; annotation: Annotation };

/** What was planted and found of one fault. `alarms` counts unbroken scripts with a warning of its codes. */
export type Score = { fault: Fault; planted: number; found: number; alarms: number; scripts: number; missed: string[] };

const codesOf: Record<Fault, string[]> = {
  'character-vanishes': ['character-vanishes'],
  'day-becomes-night': ['day-turns-to-night', 'light-against-heading'],
  'thing-from-nowhere': ['thing-from-nowhere'],
  'scene-out-of-order': ['scene-out-of-order'],
  'flat-dialogue': ['flat-dialogue'],
  'climax-missing': ['climax-missing'],
  'one-voice-for-all': ['one-voice-for-all'],
};

/** Reads the scripts of one half, or those of another folder that have notes in `notes`. */
export function readFixtures(
  half: Half,
  folder = join(import.meta.dirname, half),
  notes: Record<string, Annotation> = annotations,
): Fixture[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.fountain'))
    .sort()
    .map((file) => {
      const name = file.slice(0, -'.fountain'.length);
      const screenplay = toScreenplay(parseFountain(readFileSync(join(folder, file), 'utf8')));
      return { name, screenplay, annotation: notes[name]! };
    });
}

/** Plants each fault in each script once for each seed and counts what the assessment finds, and what it says of the unbroken. */
export function scorePlanted(fixtures: readonly Fixture[], half: Half, seeds: readonly number[]): Score[] {
  const sound = fixtures.map(({ screenplay }) => warnings(screenplay));
  return faults.map((fault) => {
    const missed: string[] = [];
    let planted = 0;
    for (const { name, screenplay, annotation } of fixtures) {
      for (const seed of seeds) {
        const broken = plantFault(fault, screenplay, annotation, half, seed);
        if (!broken) continue;
        planted++;
        if (!warnings(broken.screenplay).some((finding) => meets(finding, broken)))
          missed.push(`${name} ${broken.variant} ${broken.role ?? broken.scenes.join(' ')} #${seed}`);
      }
    }
    const alarms = sound.filter((list) => list.some(({ code }) => codesOf[fault].includes(code))).length;
    return { fault, planted, found: planted - missed.length, alarms, scripts: fixtures.length, missed };
  });
}

function warnings(screenplay: Screenplay): Finding[] {
  return assess(screenplay).findings.filter(({ severity }) => severity === 'warning');
}

/** The right code, about the right role, in the right scene or the one before or after it. */
function meets(finding: Finding, { screenplay, codes, scenes, role }: Planted): boolean {
  if (!codes.includes(finding.code)) return false;
  if (role) return (finding.evidence as { role?: string }).role === role.toUpperCase();
  const at = (id: string | undefined) => screenplay.scenes.findIndex((scene) => scene.id === id);
  return scenes.length === 0 || scenes.some((id) => Math.abs(at(id) - at(finding.where?.scene)) <= 1);
}
