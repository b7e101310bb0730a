import { decisionSchema, type Finding } from '../../film/index.ts';
import type { Decided, Moved, Proposal, Revision } from '../../pipeline/index.ts';
import { diffOf } from '../../write/index.ts';
import { amountOf } from '../model-options.ts';
import { describeFinding } from './make.ts';

const longestRun = 8;

const outcomes = { accept: 'accepted', edit: 'edited', refuse: 'refused', later: 'left for later' };

/** A proposal as a person reads it: its id, what was found, and the change under its scene's heading. */
export function describeProposal({ id, finding, advice, heading, patch, decided }: Proposal): string {
  const line = finding.where?.line;
  const before = decided ? ` (${outcomes[decided]} before)` : '';
  return [
    `${id}  ${finding.message}${before}`,
    ...(advice ? [`          ${advice}`] : []),
    `          ${[heading, line && `line ${line}`].filter(Boolean).join(', ')}`,
    ...describeDiff(patch).map((text) => `        ${text}`),
    '',
  ].join('\n');
}

/** The lines of a change; of long runs the first and the last. */
function describeDiff(patch: Proposal['patch']): string[] {
  const lines = diffOf(patch);
  const runs = lines.reduce<{ mark: string; texts: string[] }[]>((list, { mark, text }) => {
    const last = list.at(-1);
    if (last?.mark === mark) last.texts.push(text);
    else list.push({ mark, texts: [text] });
    return list;
  }, []);
  return runs.flatMap(({ mark, texts }) => {
    const written = texts.map((text) => `${mark} ${text}`);
    if (written.length <= longestRun) return written;
    return [...written.slice(0, 3), `${mark} … ${written.length - 6} more lines`, ...written.slice(-3)];
  });
}

/** What became of decisions, and where they are kept. */
export function describeDecided(decided: readonly Decided[], { folder, file, notesFile, taken }: Revision): string {
  const done = decided.filter(({ problem }) => !problem);
  const parts = decisionSchema.options.flatMap((name) => {
    const count = done.filter(({ decision }) => decision === name).length;
    return count > 0 ? [`${outcomes[name]} ${count}`] : [];
  });
  return [
    ...decided.flatMap(({ id, problem }) => (problem ? [`${id} was not made: ${problem}`] : [])),
    parts.length > 0 ? `${parts.join(', ')}; kept in ${folder.root}/${notesFile}` : 'Nothing was decided.',
    taken.length > 0 ? `Changed: ${folder.root}/${file}` : 'The script is as it was.',
    '',
  ].join('\n');
}

/** What a revision moved. */
export function describeMoved({ dimensions, gone, fresh, seconds }: Moved): string {
  return [
    'What moved:',
    ...dimensions.map(({ id, before, after }) => `  ${id.padEnd(22)} ${before ?? '-'} → ${after ?? '-'}`),
    `  ${'running time'.padEnd(22)} ${Math.round(seconds.before)} s → ${Math.round(seconds.after)} s`,
    ...gone.map(({ message }) => `  gone: ${message}`),
    ...fresh.map(({ message }) => `  new:  ${message}`),
    '',
  ].join('\n');
}

/** Findings that only words are said about. */
export function describeRest(findings: readonly Finding[]): string {
  if (findings.length === 0) return '';
  return `For these only you can write the change:\n${findings.map((finding) => `  ${describeFinding(finding)}`).join('')}`;
}

/** What was spent on a model, and what it proposed that could not be used. */
export function describeCritique({ usage, dropped }: NonNullable<Revision['critique']>): string {
  const { requests, kept, tokens, cost } = usage;
  const money = cost ? `, ${amountOf(cost)}` : '';
  const spent = `Model: ${requests} requests, ${kept} answers known from before, ${tokens.in + tokens.out} tokens${money}\n`;
  return spent + dropped.map(describeFinding).join('');
}
